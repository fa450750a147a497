import type { Stories } from './story.ts';

export const computers: Stories = {
  'Falla de computadora': [
    {
      title: 'La computadora no enciende',
      description:
        'Desde que llegué presiono el botón y no hace nada. El equipo es el {inventory}, está en {place}. Ya revisé que esté conectado.',
      solution:
        'La fuente de poder estaba dañada. Se reemplazó por una del almacén y se probó el equipo durante una hora.',
      note: 'Queda una sola fuente de este modelo en el almacén.',
    },
    {
      title: 'Mi equipo está muy lento',
      description:
        'Tarda más de diez minutos en abrir y se traba con dos documentos abiertos. Número de inventario {inventory}.',
      solution:
        'Se quitaron programas que arrancaban solos y se amplió la memoria a 16 GB. Abre en menos de un minuto.',
      asks: [
        '¿A qué hora puedo pasar por el equipo? Necesito tenerlo unos cuarenta minutos.',
        'Puede pasar después de las dos, salgo a comer a esa hora.',
      ],
    },
    {
      title: 'Pantalla azul al abrir hojas de cálculo',
      description:
        'Al abrir el archivo de control de expedientes sale una pantalla azul y se reinicia. Ha pasado tres veces hoy.',
      solution:
        'El controlador de video estaba dañado. Se actualizó y se revisó la memoria sin encontrar errores.',
    },
    {
      title: 'Se apaga sola después de un rato',
      description: 'La computadora de {place} se apaga a la media hora de uso y queda muy caliente.',
      solution:
        'Ventilador obstruido. Se limpió, se cambió la pasta térmica y se probó con carga durante dos horas.',
    },
    {
      title: 'No reconoce mi memoria USB',
      description: 'Necesito entregar unos documentos y ninguna de las memorias que traigo aparece.',
      solution: 'Los puertos delanteros estaban desconectados de la tarjeta. Se conectaron y se probaron.',
    },
    {
      title: 'Ruido fuerte en el disco y se congela',
      description:
        'El equipo {inventory} hace un ruido como de golpes y se queda congelado. Tengo ahí los expedientes del mes.',
      solution:
        'Se respaldaron los documentos, se cambió el disco por uno de estado sólido y se restauró la información completa.',
      supplier: 'Se pidió el disco al proveedor con cargo a la garantía.',
      note: 'Respaldo guardado en el servidor por treinta días.',
    },
  ],
  'Mantenimiento preventivo': [
    {
      title: 'Limpieza de los equipos del área',
      description:
        'Nos toca el mantenimiento de los cuatro equipos de {place}. Preferimos que sea por la tarde.',
      solution: 'Se limpiaron y revisaron los cuatro equipos; uno quedó anotado para cambio de batería.',
      isAgreed: true,
    },
    {
      title: 'Revisión de equipo antes de la auditoría',
      description: 'Solicito la revisión del equipo {inventory} y su constancia de mantenimiento.',
      solution: 'Mantenimiento hecho, etiqueta colocada y orden de servicio firmada.',
      isAgreed: true,
    },
  ],
  'Asignación o cambio de equipo': [
    {
      title: 'Equipo para persona de nuevo ingreso',
      description: 'El próximo lunes se incorpora una persona al área y no tenemos equipo disponible.',
      solution: 'Se entregó el equipo {inventory} con los programas del puesto y se firmó el resguardo.',
      isAgreed: true,
    },
    {
      title: 'Cambio de computadora por obsolescencia',
      description:
        'Mi equipo ya no permite instalar las actualizaciones del sistema de audiencias. Solicito su reemplazo.',
      solution: 'Equipo reemplazado, documentos trasladados y equipo anterior recogido para baja.',
      supplier: 'Se espera la entrega del lote de equipos arrendados.',
    },
    {
      title: 'Segundo monitor para captura',
      description: 'Para la captura de convenios necesito ver dos documentos a la vez.',
      solution: 'Se instaló un monitor de 24 pulgadas y se agregó al resguardo.',
    },
  ],
  'Teclado, ratón, monitor u otro': [
    {
      title: 'El teclado repite letras',
      description: 'La letra «e» se repite sola. Ya lo limpié y sigue igual.',
      solution: 'Se cambió el teclado.',
    },
    {
      title: 'El ratón ya no funciona',
      description: 'Se mueve a saltos y no hace clic. Estoy en {place}.',
      solution: 'Se reemplazó el ratón.',
    },
    {
      title: 'El monitor parpadea',
      description: 'Parpadea cada pocos segundos y me provoca dolor de cabeza.',
      solution: 'Cable de video dañado; se cambió y el monitor quedó estable.',
    },
    {
      title: 'Bocinas sin sonido',
      description: 'Tengo una videollamada en la tarde y no escucho nada.',
      solution: 'Estaba seleccionada otra salida de audio. Se configuró y se probó una llamada.',
    },
  ],
};
