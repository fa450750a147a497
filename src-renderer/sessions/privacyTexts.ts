import { defineTexts } from '../texts/defineTexts.ts';

/** The privacy notice as everybody reads it, and what is kept about oneself. */
export const privacyTexts = defineTexts(
  'privacy',
  {
    title: 'Datos personales',
    notice: 'Aviso de privacidad',
    version: 'Versión {{version}}, publicada el {{date}}',
    accept: 'Leí y acepto',
    leave: 'Salir',
    askHint: 'Se muestra una vez por versión. Puede leerlo después en «Mi cuenta».',
    acceptedOn: 'Aceptó la versión {{version}} el {{date}}.',
    notAccepted: 'Todavía no acepta la versión vigente.',
    none: 'La institución no ha publicado un aviso de privacidad.',
    read: 'Leer el aviso',
    download: 'Descargar mis datos',
    downloadHint:
      'Un archivo zip con su perfil, solicitudes, mensajes, resguardos, sesiones y notificaciones, en JSON y CSV.',
    downloaded: 'Se descargó {{name}}.',
  },
  {
    en: {
      title: 'Personal data',
      notice: 'Privacy notice',
      version: 'Version {{version}}, published on {{date}}',
      accept: 'I have read and accept',
      leave: 'Sign out',
      askHint: 'Shown once for each version. You can read it later in “My account”.',
      acceptedOn: 'You accepted version {{version}} on {{date}}.',
      notAccepted: 'You have not accepted the version in force yet.',
      none: 'The institution has not published a privacy notice.',
      read: 'Read the notice',
      download: 'Download my data',
      downloadHint:
        'A zip file with your profile, requests, messages, custody, sessions and notifications, as JSON and CSV.',
      downloaded: '{{name}} was downloaded.',
    },
    pt: {
      title: 'Dados pessoais',
      notice: 'Aviso de privacidade',
      version: 'Versão {{version}}, publicada em {{date}}',
      accept: 'Li e aceito',
      leave: 'Sair',
      askHint: 'É mostrado uma vez por versão. Você pode lê-lo depois em «Minha conta».',
      acceptedOn: 'Você aceitou a versão {{version}} em {{date}}.',
      notAccepted: 'Você ainda não aceitou a versão em vigor.',
      none: 'A instituição não publicou um aviso de privacidade.',
      read: 'Ler o aviso',
      download: 'Baixar meus dados',
      downloadHint:
        'Um arquivo zip com seu perfil, solicitações, mensagens, termos de guarda, sessões e notificações, em JSON e CSV.',
      downloaded: '{{name}} foi baixado.',
    },
  },
);
