/** What the audit log says of issued reports and trusted authorities: its part of `actionTexts`. */
export const signingActions = {
  entity: { issuedReport: 'Informes emitidos', trustRoot: 'Certificados de confianza' },
  action: {
    issuedReport: {
      any: 'Todo sobre informes emitidos',
      issued: 'emitió el informe {{label}}',
      printed: 'hizo el documento del informe {{label}}',
      signed: 'firmó el informe {{label}}',
      withdrawn: 'retiró el informe {{label}}',
    },
    trustRoot: {
      any: 'Todo sobre certificados de confianza',
      added: 'agregó certificados de confianza · {{label}}',
      removed: 'quitó un certificado de confianza · {{label}}',
    },
  },
} as const;

/** The same keys in the other languages; the types of `actionTexts` see to it. */
export const signingActionsIn = {
  en: {
    entity: { issuedReport: 'Issued reports', trustRoot: 'Trusted certificates' },
    action: {
      issuedReport: {
        any: 'Everything about issued reports',
        issued: 'issued the report {{label}}',
        printed: 'made the document of the report {{label}}',
        signed: 'signed the report {{label}}',
        withdrawn: 'withdrew the report {{label}}',
      },
      trustRoot: {
        any: 'Everything about trusted certificates',
        added: 'added trusted certificates · {{label}}',
        removed: 'removed a trusted certificate · {{label}}',
      },
    },
  },
  pt: {
    entity: { issuedReport: 'Relatórios emitidos', trustRoot: 'Certificados de confiança' },
    action: {
      issuedReport: {
        any: 'Tudo sobre relatórios emitidos',
        issued: 'emitiu o relatório {{label}}',
        printed: 'fez o documento do relatório {{label}}',
        signed: 'assinou o relatório {{label}}',
        withdrawn: 'retirou o relatório {{label}}',
      },
      trustRoot: {
        any: 'Tudo sobre certificados de confiança',
        added: 'adicionou certificados de confiança · {{label}}',
        removed: 'removeu um certificado de confiança · {{label}}',
      },
    },
  },
} as const;
