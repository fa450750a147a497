import { defineTexts } from '../texts/defineTexts.ts';

export const hoursTexts = defineTexts(
  'hours',
  {
    open: '{{day}}: se trabaja',
    from: '{{day}}: desde',
    to: '{{day}}: hasta',
    closed: 'Cerrado',
    add: 'Agregar otro horario el {{day}}',
    remove: 'Quitar este horario del {{day}}',
    wrong: 'Escriba horas como 09:00; la segunda después de la primera.',
    overlap: 'Los horarios del mismo día se cruzan.',
  },
  {
    en: {
      open: '{{day}}: a working day',
      from: '{{day}}: from',
      to: '{{day}}: to',
      closed: 'Closed',
      add: 'Add other hours on {{day}}',
      remove: 'Remove these hours of {{day}}',
      wrong: 'Write times such as 09:00; the second after the first.',
      overlap: 'The hours of the same day overlap.',
    },
    pt: {
      open: '{{day}}: trabalha-se',
      from: '{{day}}: desde',
      to: '{{day}}: até',
      closed: 'Fechado',
      add: 'Adicionar outro horário: {{day}}',
      remove: 'Retirar este horário: {{day}}',
      wrong: 'Escreva horas como 09:00; a segunda depois da primeira.',
      overlap: 'Os horários do mesmo dia se cruzam.',
    },
  },
);
