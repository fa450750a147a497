import type { IndicatorWords } from './definition.ts';

export const spanish = {
  definition: {
    received: {
      name: 'Recibidas',
      purpose: 'Cuánto trabajo llega.',
      population:
        'Todas las solicitudes creadas en el periodo, también las que después se cancelaron o se unieron a otra.',
      formula: 'Número de solicitudes.',
    },
    resolved: {
      name: 'Resueltas',
      purpose: 'Cuánto trabajo se termina.',
      population: 'Solicitudes resueltas o cerradas hoy, cuya última solución se escribió en el periodo.',
      formula: 'Número de solicitudes.',
    },
    closed: {
      name: 'Cerradas',
      purpose: 'Cuántas soluciones se dieron por buenas.',
      population:
        'Solicitudes cerradas en el periodo, por confirmación o por haber pasado el plazo para confirmar.',
      formula: 'Número de solicitudes.',
    },
    cancelled: {
      name: 'Canceladas',
      purpose: 'Cuántas terminaron sin solución.',
      population: 'Solicitudes canceladas en el periodo, sin contar las que se unieron a otra.',
      formula: 'Número de solicitudes.',
    },
    backlog: {
      name: 'Pendientes',
      purpose: 'Cuánto trabajo queda por hacer y desde cuándo espera.',
      population: 'Todas las solicitudes abiertas en este momento, sea cual sea el periodo.',
      formula:
        'Número de solicitudes. Su antigüedad es el tiempo desde que se crearon hasta ahora; un día son ocho horas de trabajo.',
    },
    response: {
      name: 'Primera respuesta',
      purpose: 'Cuánto tarda alguien en atender.',
      population: 'Solicitudes que recibieron su primera respuesta en el periodo.',
      formula:
        'De la creación a la primera respuesta al solicitante, o a comenzar, agendar, poner en espera o resolver. Asignarla o anotarla no cuenta.',
    },
    resolution: {
      name: 'Resolución',
      purpose: 'Cuánto tarda el trabajo mismo.',
      population: 'Solicitudes resueltas o cerradas hoy, cuya última solución se escribió en el periodo.',
      formula: 'De la asignación a la última solución, sin el tiempo en espera.',
    },
    closure: {
      name: 'Cierre',
      purpose: 'Cuánto tarda todo, hasta que se cierra.',
      population: 'Solicitudes cerradas en el periodo.',
      formula: 'De la asignación al cierre.',
    },
    onTime: {
      name: 'A tiempo',
      purpose: 'Si se cumple lo prometido.',
      population:
        'Todas las solicitudes que vencieron en el periodo, también las que siguen abiertas. Ni las canceladas ni las que están en espera.',
      formula: 'Resueltas a más tardar en su vencimiento ÷ todas las que vencieron.',
    },
    withinFirstPromise: {
      name: 'En el primer plazo',
      purpose: 'Si la primera estimación fue buena.',
      population:
        'Todas las solicitudes cuyo primer plazo terminó en el periodo, también las que siguen abiertas o en espera. No las canceladas.',
      formula:
        'Resueltas a más tardar en el plazo que se dio al crearlas ÷ todas las de ese plazo. El primer plazo nunca se mueve.',
    },
    responseOnTime: {
      name: 'Respondidas a tiempo',
      purpose: 'Si la primera respuesta llega cuando se prometió.',
      population: 'Solicitudes cuyo plazo de respuesta terminó en el periodo. No las canceladas.',
      formula: 'Respondidas a más tardar en ese plazo ÷ todas las de ese plazo.',
    },
    rating: {
      name: 'Calificación',
      purpose: 'Qué opinan los solicitantes.',
      population: 'Solicitudes cerradas en el periodo que alguien calificó.',
      formula: 'Promedio de las estrellas, de 1 a 5.',
    },
    reopenRate: {
      name: 'Reabiertas',
      purpose: 'Si las soluciones duran.',
      population:
        'Solicitudes cuya última solución se escribió en el periodo, también las que se reabrieron y siguen abiertas.',
      formula: 'Las que se reabrieron alguna vez ÷ todas.',
    },
    balance: {
      name: 'Equilibrio',
      purpose: 'Si el trabajo se reparte parejo.',
      population:
        'Solicitudes que recibió cada técnico en una semana (de lunes a domingo). Cada reasignación cuenta para quien la recibe. Solo cuentan los técnicos que estuvieron en turno al menos la mitad de su semana.',
      formula:
        'Desviación estándar de lo recibido (0 es igual para todos), diferencia entre quien más y quien menos recibió, e índice de Jain (1 es igual para todos).',
    },
    timePerTicket: {
      name: 'Tiempo por solicitud',
      purpose: 'Cuánto trabajo lleva una solicitud.',
      population: 'Solicitudes resueltas en el periodo que tienen tiempo anotado.',
      formula: 'Minutos de trabajo anotados en cada una.',
    },
    timeWorked: {
      name: 'Tiempo trabajado',
      purpose: 'Cuánto trabajo se anotó.',
      population: 'Los minutos de trabajo anotados en el periodo, en cualquier solicitud.',
      formula: 'Suma de los minutos anotados.',
    },
    occupancy: {
      name: 'Ocupación',
      purpose: 'Qué parte del turno queda anotada como trabajo en solicitudes.',
      population: 'Los minutos de trabajo anotados en el periodo y el turno de cada técnico.',
      formula: 'Tiempo anotado ÷ tiempo en turno hasta ahora, sin ausencias.',
    },
  },
  clock: {
    none: 'No se mide con el reloj.',
    serviceLevel: 'Tiempo de trabajo del calendario del nivel de servicio de cada solicitud.',
    institution: 'Tiempo de trabajo del calendario de la institución.',
    shift: 'Turno de cada técnico, sin sus ausencias.',
  },
  part: {
    onTime: 'A tiempo',
    late: 'Tarde',
    reopened: 'Reabiertas',
    kept: 'Sin reabrir',
    overdue: 'Vencidas',
    day1: 'Menos de 1 día',
    days3: 'De 1 a 3 días',
    days5: 'De 3 a 5 días',
    days10: 'De 5 a 10 días',
    days20: 'De 10 a 20 días',
    older: '20 días o más',
    stars1: '1 estrella',
    stars2: '2 estrellas',
    stars3: '3 estrellas',
    stars4: '4 estrellas',
    stars5: '5 estrellas',
  },
} satisfies IndicatorWords;
