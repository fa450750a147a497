/** What people write around the matter itself. */
export const greetings = [
  'Buen día, ya tengo su solicitud. La reviso y le aviso.',
  'Hola, estoy con otro reporte; en cuanto termine paso con usted.',
  'Buenas tardes, voy para allá.',
  'Recibido. Empiezo a revisarlo a distancia.',
  'Gracias por avisar. ¿Está usted en su lugar? Paso en unos minutos.',
] as const;

export const thanks = [
  'Muchas gracias, quedó muy bien.',
  'Gracias, ya pude trabajar.',
  'Excelente atención.',
  'Rápido y amable, gracias.',
  'Funciona, gracias por la paciencia.',
] as const;

export const complaints = [
  'Tardó más de lo que necesitaba.',
  'Quedó bien, aunque tuve que insistir.',
] as const;

export const reopenings = [
  'Volvió a pasar lo mismo esta mañana.',
  'Funcionó ayer y hoy ya no.',
  'Quedó bien una parte, pero la otra sigue igual.',
] as const;

export const cancellations = [
  'Ya se resolvió solo, gracias.',
  'Lo reporté por error, era el equipo de una compañera.',
  'Ya no se necesita: se pospuso la actividad.',
] as const;

export const handovers = [
  'Está más cerca de esa oficina.',
  'Conoce ese sistema.',
  'Para repartir el trabajo antes del fin de semana.',
] as const;

export const putBacks = [
  'Salgo a la oficina norte y no alcanzo a verla hoy.',
  'Me llamaron a una falla general.',
] as const;

export const priorities = [
  'Lo pide la oficina de la Procuraduría para hoy.',
  'Afecta la atención en ventanilla.',
  'Hay audiencia mañana temprano.',
] as const;
