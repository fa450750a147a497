import type { Stories } from './story.ts';

export const network: Stories = {
  'Sin red o internet': [
    {
      title: 'No tengo internet',
      description:
        'El correo y las páginas no abren desde las nueve. Mis compañeras sí tienen. Estoy en {place}.',
      solution: 'El cable del nodo estaba dañado. Se cambió y se probó la velocidad.',
    },
    {
      title: 'La red inalámbrica se desconecta',
      description: 'En la sala de juntas se corta cada pocos minutos, sobre todo por la tarde.',
      solution: 'Dos puntos de acceso usaban el mismo canal. Se cambió uno y se vigiló un día completo.',
      impact: 'medium',
    },
    {
      title: 'Todo el piso sin red',
      description: 'Nadie en {place} puede entrar a los sistemas. Hay ciudadanos esperando.',
      solution:
        'El conmutador del piso se había quedado sin corriente por un regulador dañado. Se cambió el regulador.',
      impact: 'medium',
      note: 'Revisar los reguladores de los demás pisos en el mantenimiento del mes.',
    },
    {
      title: 'Muy lento al subir expedientes',
      description: 'Subir un archivo de 20 MB tarda media hora. Antes eran dos minutos.',
      solution: 'El puerto negociaba a 10 Mb/s por un cable defectuoso. Se cambió el cable.',
      asks: ['¿Le pasa también conectada a la red inalámbrica?', 'No, por la inalámbrica sí sube rápido.'],
    },
    {
      title: 'Nodo nuevo para escritorio',
      description: 'Movieron mi escritorio y ya no alcanza el cable. Estoy en {place}.',
      solution: 'Se instaló un nodo nuevo y se etiquetó en el panel.',
      isAgreed: true,
    },
  ],
  'Extensión telefónica': [
    {
      title: 'Mi extensión no recibe llamadas',
      description: 'Puedo llamar, pero nadie puede marcarme. La extensión es la {extension}.',
      solution: 'Tenía activado el desvío a una extensión dada de baja. Se quitó.',
    },
    {
      title: 'Cambiar extensión de lugar',
      description: 'Me cambié a {place} y necesito conservar la extensión {extension}.',
      solution: 'Extensión reubicada y directorio actualizado.',
      isAgreed: true,
    },
    {
      title: 'Se escucha con eco',
      description: 'En las llamadas externas la persona se escucha con eco y a veces se corta.',
      solution: 'Se cambió el aparato y se dio prioridad a la voz en el conmutador.',
    },
  ],
};
