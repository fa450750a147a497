/** What the audit log says of the store and of physical verification: its part of `actionTexts`. */
export const storeActions = {
  entity: { stock: 'Consumibles y licencias', verification: 'Verificaciones físicas' },
  action: {
    stock: {
      any: 'Todo sobre consumibles y licencias',
      created: 'registró {{label}}',
      changed: 'cambió los datos de {{label}}',
      removed: 'eliminó {{label}}',
      received: 'registró una entrada de {{label}}',
      handedOut: 'entregó {{label}}',
      returned: 'recibió de vuelta {{label}}',
      counted: 'contó {{label}}',
      discarded: 'desechó {{label}}',
    },
    verification: {
      any: 'Todo sobre verificaciones físicas',
      started: 'empezó la verificación {{label}}',
      scanned: 'leyó números en la verificación {{label}}',
      scanNoted: 'anotó sobre una lectura de la verificación {{label}}',
      scanRemoved: 'deshizo una lectura de la verificación {{label}}',
      closed: 'cerró la verificación {{label}}',
      cancelled: 'canceló la verificación {{label}}',
    },
  },
} as const;

/** The same keys in the other languages; the types of `actionTexts` see to it. */
export const storeActionsIn = {
  en: {
    entity: { stock: 'Consumables and licences', verification: 'Physical verifications' },
    action: {
      stock: {
        any: 'Everything about consumables and licences',
        created: 'registered {{label}}',
        changed: 'changed the data of {{label}}',
        removed: 'removed {{label}}',
        received: 'received more of {{label}}',
        handedOut: 'handed out {{label}}',
        returned: 'took back {{label}}',
        counted: 'counted {{label}}',
        discarded: 'discarded {{label}}',
      },
      verification: {
        any: 'Everything about physical verifications',
        started: 'began the verification {{label}}',
        scanned: 'scanned numbers in the verification {{label}}',
        scanNoted: 'wrote a note on a scan of the verification {{label}}',
        scanRemoved: 'undid a scan of the verification {{label}}',
        closed: 'closed the verification {{label}}',
        cancelled: 'cancelled the verification {{label}}',
      },
    },
  },
  pt: {
    entity: { stock: 'Consumíveis e licenças', verification: 'Verificações físicas' },
    action: {
      stock: {
        any: 'Tudo sobre consumíveis e licenças',
        created: 'registrou {{label}}',
        changed: 'alterou os dados de {{label}}',
        removed: 'excluiu {{label}}',
        received: 'registrou uma entrada de {{label}}',
        handedOut: 'entregou {{label}}',
        returned: 'recebeu de volta {{label}}',
        counted: 'contou {{label}}',
        discarded: 'descartou {{label}}',
      },
      verification: {
        any: 'Tudo sobre verificações físicas',
        started: 'começou a verificação {{label}}',
        scanned: 'leu números na verificação {{label}}',
        scanNoted: 'anotou sobre uma leitura da verificação {{label}}',
        scanRemoved: 'desfez uma leitura da verificação {{label}}',
        closed: 'encerrou a verificação {{label}}',
        cancelled: 'cancelou a verificação {{label}}',
      },
    },
  },
} as const;
