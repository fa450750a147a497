/** What the audit log says of privacy notices: its part of `actionTexts`. */
export const privacyActions = {
  entity: { privacyNotice: 'Avisos de privacidad' },
  action: {
    privacyNotice: {
      any: 'Todo sobre el aviso de privacidad',
      published: 'publicó una versión del aviso de privacidad',
      accepted: 'aceptó el aviso de privacidad',
    },
  },
} as const;

/** The same keys in the other languages; the types of `actionTexts` see to it. */
export const privacyActionsIn = {
  en: {
    entity: { privacyNotice: 'Privacy notices' },
    action: {
      privacyNotice: {
        any: 'Everything about the privacy notice',
        published: 'published a version of the privacy notice',
        accepted: 'accepted the privacy notice',
      },
    },
  },
  pt: {
    entity: { privacyNotice: 'Avisos de privacidade' },
    action: {
      privacyNotice: {
        any: 'Tudo sobre o aviso de privacidade',
        published: 'publicou uma versão do aviso de privacidade',
        accepted: 'aceitou o aviso de privacidade',
      },
    },
  },
} as const;
