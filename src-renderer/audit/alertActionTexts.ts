/** What the audit log says of alerts: its part of `actionTexts`. */
export const alertActions = {
  entity: { alert: 'Alertas' },
  action: {
    alert: {
      any: 'Todo sobre alertas',
      raised: 'levantó una alerta',
      cleared: 'dio por terminada una alerta',
      stoodAgain: 'volvió a dar por vigente una alerta',
      acknowledged: 'marcó una alerta como atendida',
      unacknowledged: 'volvió a abrir una alerta',
      muted: 'silenció alertas para sí',
      unmuted: 'volvió a recibir alertas que había silenciado',
    },
  },
} as const;

/** The same keys in the other languages; the types of `actionTexts` see to it. */
export const alertActionsIn = {
  en: {
    entity: { alert: 'Alerts' },
    action: {
      alert: {
        any: 'Everything about alerts',
        raised: 'raised an alert',
        cleared: 'cleared an alert',
        stoodAgain: 'found that an alert holds again',
        acknowledged: 'acknowledged an alert',
        unacknowledged: 'opened an alert again',
        muted: 'muted alerts for themselves',
        unmuted: 'is told again of alerts that they had muted',
      },
    },
  },
  pt: {
    entity: { alert: 'Alertas' },
    action: {
      alert: {
        any: 'Tudo sobre alertas',
        raised: 'levantou um alerta',
        cleared: 'deu um alerta por terminado',
        stoodAgain: 'voltou a dar um alerta por vigente',
        acknowledged: 'marcou um alerta como atendido',
        unacknowledged: 'abriu um alerta de novo',
        muted: 'silenciou alertas para si',
        unmuted: 'voltou a receber alertas que tinha silenciado',
      },
    },
  },
} as const;
