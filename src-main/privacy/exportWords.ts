import type { Language } from '#shared/people/contract.ts';

interface BundleWords {
  /** Of the zip, before the person's name. */
  readonly file: string;
  readonly readme: string;
  readonly json: string;
  readonly person: string;
  readonly lists: Readonly<
    Record<
      'absences' | 'acceptances' | 'sessions' | 'notifications' | 'tickets' | 'messages' | 'custody',
      string
    >
  >;
  readonly about: (name: string, at: string) => string;
}

/** Names of the files in a bundle of personal data, and what stands in the first of them. */
export const bundleWords: Readonly<Record<Language, BundleWords>> = {
  es: {
    file: 'Datos personales de',
    readme: 'LEAME.txt',
    json: 'datos.json',
    person: 'perfil',
    lists: {
      absences: 'ausencias',
      acceptances: 'avisos de privacidad aceptados',
      sessions: 'sesiones',
      notifications: 'notificaciones',
      tickets: 'solicitudes',
      messages: 'mensajes',
      custody: 'resguardos',
    },
    about: (name, at) =>
      `Datos personales de ${name}, reunidos el ${at}.\r\n\r\ndatos.json tiene todo en un solo archivo; los archivos CSV dicen lo mismo por partes y se abren con una hoja de cálculo.\r\nLas horas son UTC. No se incluyen contraseñas, llaves ni los archivos adjuntos, que se descargan en cada solicitud.\r\n`,
  },
  en: {
    file: 'Personal data of',
    readme: 'README.txt',
    json: 'data.json',
    person: 'profile',
    lists: {
      absences: 'absences',
      acceptances: 'privacy notices accepted',
      sessions: 'sessions',
      notifications: 'notifications',
      tickets: 'requests',
      messages: 'messages',
      custody: 'custody',
    },
    about: (name, at) =>
      `Personal data of ${name}, gathered on ${at}.\r\n\r\ndata.json has everything in one file; the CSV files say the same in parts and open in a spreadsheet.\r\nTimes are UTC. Passwords, keys and attached files, which are downloaded from each request, are not included.\r\n`,
  },
  pt: {
    file: 'Dados pessoais de',
    readme: 'LEIAME.txt',
    json: 'dados.json',
    person: 'perfil',
    lists: {
      absences: 'ausencias',
      acceptances: 'avisos de privacidade aceitos',
      sessions: 'sessoes',
      notifications: 'notificacoes',
      tickets: 'solicitacoes',
      messages: 'mensagens',
      custody: 'termos de guarda',
    },
    about: (name, at) =>
      `Dados pessoais de ${name}, reunidos em ${at}.\r\n\r\ndados.json tem tudo em um só arquivo; os arquivos CSV dizem o mesmo em partes e abrem em uma planilha.\r\nOs horários são UTC. Não se incluem senhas, chaves nem os anexos, que se baixam em cada solicitação.\r\n`,
  },
};
