import { defineTexts } from '../texts/defineTexts.ts';

export const signTexts = defineTexts(
  'signs',
  {
    due: 'vence {{when}}',
    late: 'venció {{when}}',
    standing: 'reloj detenido, quedan {{left}}',
    standingLate: 'reloj detenido, con {{left}} de retraso',
    none: 'sin plazo',
    met: 'a tiempo',
    missed: 'fuera de plazo',
  },
  {
    en: {
      due: 'due {{when}}',
      late: 'was due {{when}}',
      standing: 'clock stands still, {{left}} left',
      standingLate: 'clock stands still, {{left}} late',
      none: 'no deadline',
      met: 'on time',
      missed: 'late',
    },
    pt: {
      due: 'vence {{when}}',
      late: 'venceu {{when}}',
      standing: 'relógio parado, faltam {{left}}',
      standingLate: 'relógio parado, com {{left}} de atraso',
      none: 'sem prazo',
      met: 'no prazo',
      missed: 'fora do prazo',
    },
  },
);
