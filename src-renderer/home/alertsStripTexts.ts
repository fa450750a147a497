import { defineTexts } from '../texts/defineTexts.ts';

export const alertsStripTexts = defineTexts(
  'homeAlerts',
  {
    open_one: '{{count}} alerta abierta',
    open_other: '{{count}} alertas abiertas',
    critical_one: '{{count}} crítica',
    critical_other: '{{count}} críticas',
    warning_one: '{{count}} advertencia',
    warning_other: '{{count}} advertencias',
    info_one: '{{count}} informativa',
    info_other: '{{count}} informativas',
  },
  {
    en: {
      open_one: '{{count}} open alert',
      open_other: '{{count}} open alerts',
      critical_one: '{{count}} critical',
      critical_other: '{{count}} critical',
      warning_one: '{{count}} warning',
      warning_other: '{{count}} warnings',
      info_one: '{{count}} for information',
      info_other: '{{count}} for information',
    },
    pt: {
      open_one: '{{count}} alerta aberto',
      open_other: '{{count}} alertas abertos',
      critical_one: '{{count}} crítico',
      critical_other: '{{count}} críticos',
      warning_one: '{{count}} advertência',
      warning_other: '{{count}} advertências',
      info_one: '{{count}} informativo',
      info_other: '{{count}} informativos',
    },
  },
);
