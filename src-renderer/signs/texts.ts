import { defineTexts } from '../texts/defineTexts.ts';

export const signTexts = defineTexts(
  'signs',
  {
    due: 'vence {{when}}',
    late: 'venció {{when}}',
    standing: 'detenido, quedan {{left}}',
    standingLate: 'detenido, con {{left}} de retraso',
    none: 'sin plazo',
    met: 'a tiempo',
    missed: 'fuera de plazo',
    inUse: 'En uso',
    outOfUse: 'Fuera de uso',
  },
  {
    en: {
      due: 'due {{when}}',
      late: 'was due {{when}}',
      standing: 'standing still, {{left}} left',
      standingLate: 'standing still, {{left}} late',
      none: 'no deadline',
      met: 'on time',
      missed: 'late',
      inUse: 'In use',
      outOfUse: 'Out of use',
    },
    pt: {
      due: 'vence {{when}}',
      late: 'venceu {{when}}',
      standing: 'parado, faltam {{left}}',
      standingLate: 'parado, com {{left}} de atraso',
      none: 'sem prazo',
      met: 'no prazo',
      missed: 'fora do prazo',
      inUse: 'Em uso',
      outOfUse: 'Fora de uso',
    },
  },
);
