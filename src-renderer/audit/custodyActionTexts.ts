/** What the audit log says of custody: its part of `actionTexts`. */
export const custodyActions = {
  entity: { custody: 'Resguardos' },
  action: {
    custody: {
      any: 'Todo sobre resguardos',
      handedOver: 'entregó equipos con el resguardo {{label}}',
      transferred: 'transfirió equipos con el resguardo {{label}}',
      renewed: 'renovó un resguardo: {{label}}',
      returned: 'recibió equipos de vuelta: {{label}}',
      confirmed: 'confirmó el resguardo {{label}}',
      authorised: 'autorizó el resguardo {{label}}',
      signed: 'guardó una firma en el resguardo {{label}}',
      scanned: 'anexó el resguardo firmado {{label}}',
    },
  },
} as const;

/** The same keys in the other languages; the types of `actionTexts` see to it. */
export const custodyActionsIn = {
  en: {
    entity: { custody: 'Custody' },
    action: {
      custody: {
        any: 'Everything about custody',
        handedOver: 'handed over equipment with the form {{label}}',
        transferred: 'transferred equipment with the form {{label}}',
        renewed: 'renewed a custody form: {{label}}',
        returned: 'took equipment back: {{label}}',
        confirmed: 'confirmed the custody form {{label}}',
        authorised: 'authorised the custody form {{label}}',
        signed: 'kept a signature on the custody form {{label}}',
        scanned: 'attached the signed custody form {{label}}',
      },
    },
  },
  pt: {
    entity: { custody: 'Responsabilidades' },
    action: {
      custody: {
        any: 'Tudo sobre termos de responsabilidade',
        handedOver: 'entregou equipamentos com o termo {{label}}',
        transferred: 'transferiu equipamentos com o termo {{label}}',
        renewed: 'renovou um termo: {{label}}',
        returned: 'recebeu equipamentos de volta: {{label}}',
        confirmed: 'confirmou o termo {{label}}',
        authorised: 'autorizou o termo {{label}}',
        signed: 'guardou uma assinatura no termo {{label}}',
        scanned: 'anexou o termo assinado {{label}}',
      },
    },
  },
} as const;
