/** What the audit log says of outgoing mail: its part of `actionTexts`. */
export const mailActions = {
  entity: { mail: 'Correo' },
  action: {
    mail: {
      any: 'Todo sobre el correo',
      passwordSet: 'guardó la contraseña del correo en una instalación',
      passwordRemoved: 'quitó la contraseña del correo de una instalación',
      tested: 'envió un mensaje de prueba',
      retried: 'mandó reintentar correos',
      cancelled: 'canceló correos',
    },
  },
} as const;

/** The same keys in the other languages; the types of `actionTexts` see to it. */
export const mailActionsIn = {
  en: {
    entity: { mail: 'E-mail' },
    action: {
      mail: {
        any: 'Everything about e-mail',
        passwordSet: 'kept the e-mail password on an installation',
        passwordRemoved: 'removed the e-mail password from an installation',
        tested: 'sent a test message',
        retried: 'had messages tried again',
        cancelled: 'cancelled messages',
      },
    },
  },
  pt: {
    entity: { mail: 'E-mail' },
    action: {
      mail: {
        any: 'Tudo sobre o e-mail',
        passwordSet: 'guardou a senha do e-mail em uma instalação',
        passwordRemoved: 'retirou a senha do e-mail de uma instalação',
        tested: 'enviou uma mensagem de teste',
        retried: 'mandou tentar e-mails de novo',
        cancelled: 'cancelou e-mails',
      },
    },
  },
} as const;
