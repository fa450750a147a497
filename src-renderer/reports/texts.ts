import { defineTexts } from '../texts/defineTexts.ts';

export const reportTexts = defineTexts(
  'reports',
  {
    title: 'Informes',
    tab: { library: 'Informes', issued: 'Emitidos', schedules: 'Programados', verify: 'Comprobar' },
  },
  {
    en: {
      title: 'Reports',
      tab: { library: 'Reports', issued: 'Issued', schedules: 'Scheduled', verify: 'Verify' },
    },
    pt: {
      title: 'Relatórios',
      tab: { library: 'Relatórios', issued: 'Emitidos', schedules: 'Programados', verify: 'Verificar' },
    },
  },
);
