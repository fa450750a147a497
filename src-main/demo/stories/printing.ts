import type { Stories } from './story.ts';

export const printing: Stories = {
  'Falla de impresora o escáner': [
    {
      title: 'La impresora del área no imprime',
      description:
        'Mandamos los documentos y no salen. La impresora está en {place} y la usamos ocho personas.',
      solution:
        'La cola de impresión estaba detenida por un documento dañado. Se vació y se reinició el servicio.',
      impact: 'medium',
    },
    {
      title: 'Se atasca el papel en cada hoja',
      description: 'Cada vez que imprimimos más de cinco hojas se atora. Ya intentamos con otro papel.',
      solution: 'Se cambiaron los rodillos de alimentación y se calibró la bandeja.',
      supplier: 'El técnico del proveedor traerá los rodillos.',
      impact: 'medium',
    },
    {
      title: 'Las hojas salen con una raya negra',
      description:
        'Todas las impresiones salen con una raya a lo largo. Urge para las notificaciones de mañana.',
      solution: 'Se limpió el vidrio y se cambió la unidad de imagen.',
    },
    {
      title: 'El escáner no guarda en la carpeta',
      description: 'Digitalizo expedientes y dice «error de red», la carpeta es la del área.',
      solution:
        'La contraseña de la carpeta había cambiado. Se actualizó en el escáner y se probó con diez hojas.',
      asks: [
        '¿Me indica el nombre de la carpeta donde guardaba?',
        'Se llama Expedientes 2026, dentro de la del área.',
      ],
    },
    {
      title: 'No puedo imprimir a color',
      description: 'Sólo me aparece blanco y negro. Necesito imprimir los carteles de la jornada.',
      solution: 'Se habilitó el permiso de color por un mes, con autorización del área.',
    },
    {
      title: 'La multifuncional muestra un código de error',
      description: 'En la pantalla aparece C-2557 y ya no deja hacer nada. Está en {place}.',
      solution: 'El proveedor cambió la unidad de revelado en garantía.',
      supplier: 'Reporte levantado con el proveedor, respuesta en 24 horas.',
      note: 'Es la segunda vez en tres meses. Pedir equipo de reemplazo si se repite.',
      impact: 'medium',
    },
  ],
  'Tóner y consumibles': [
    {
      title: 'Cambio de tóner',
      description: 'La impresora de {place} avisa que el tóner está por terminarse.',
      solution: 'Se cambió el tóner y se recogió el vacío.',
    },
    {
      title: 'Ya no hay tóner negro',
      description: 'Las hojas salen casi en blanco. Modelo de la impresora en la etiqueta {inventory}.',
      solution: 'Tóner cambiado. Se dejó uno de repuesto con la secretaría del área.',
    },
    {
      title: 'Grapas para la multifuncional',
      description: 'Se terminaron las grapas y tenemos que armar juegos de copias.',
      solution: 'Se entregaron dos cartuchos de grapas.',
      supplier: 'No hay grapas en almacén; se pidieron al proveedor.',
    },
    {
      title: 'Contenedor de residuos lleno',
      description: 'La impresora dice que se cambie el contenedor de tóner residual.',
      solution: 'Contenedor cambiado y contador puesto en cero.',
    },
  ],
};
