/** What the audit log says of alerts: its part of `actionTexts`. */
export const alertActions = {
  entity: { alert: 'Alertas' },
  action: {
    alert: {
      any: 'Todo sobre alertas',
      raised: 'levantó una alerta · {{label}}',
      cleared: 'dio por terminada una alerta · {{label}}',
      stoodAgain: 'volvió a dar por vigente una alerta · {{label}}',
      acknowledged: 'marcó una alerta como atendida · {{label}}',
      unacknowledged: 'volvió a abrir una alerta · {{label}}',
      muted: 'silenció alertas para sí · {{label}}',
      unmuted: 'volvió a recibir alertas que había silenciado · {{label}}',
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
        raised: 'raised an alert · {{label}}',
        cleared: 'cleared an alert · {{label}}',
        stoodAgain: 'found that an alert holds again · {{label}}',
        acknowledged: 'acknowledged an alert · {{label}}',
        unacknowledged: 'opened an alert again · {{label}}',
        muted: 'muted alerts for themselves · {{label}}',
        unmuted: 'is told again of alerts that they had muted · {{label}}',
      },
    },
  },
  pt: {
    entity: { alert: 'Alertas' },
    action: {
      alert: {
        any: 'Tudo sobre alertas',
        raised: 'levantou um alerta · {{label}}',
        cleared: 'deu um alerta por terminado · {{label}}',
        stoodAgain: 'voltou a dar um alerta por vigente · {{label}}',
        acknowledged: 'marcou um alerta como atendido · {{label}}',
        unacknowledged: 'abriu um alerta de novo · {{label}}',
        muted: 'silenciou alertas para si · {{label}}',
        unmuted: 'voltou a receber alertas que tinha silenciado · {{label}}',
      },
    },
  },
} as const;
