import type { ReadDb } from '../db/handles.ts';
import { loadSettings } from '../settings/load.ts';
import type { Certificate } from './certificate.ts';
import type { ReportRecord } from './record.ts';

const WORDS = {
  es: { signed: 'Firmado con certificado digital', serial: 'Certificado', locale: 'es-MX' },
  en: { signed: 'Signed with a digital certificate', serial: 'Certificate', locale: 'en-GB' },
  pt: { signed: 'Assinado com certificado digital', serial: 'Certificado', locale: 'pt-BR' },
} as const;

/** What shows above a signer's line once it is signed, in the language of the report and the institution's time. */
export async function stampLines(
  db: ReadDb,
  { language }: Pick<ReportRecord, 'language'>,
  { facts }: Certificate,
  at: number,
): Promise<string[]> {
  const { institution } = await loadSettings(db);
  const words = WORDS[language];
  const when = new Intl.DateTimeFormat(words.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: institution.timeZone,
  }).format(at);
  return [words.signed, facts.name, when, `${words.serial} ${facts.serial}`];
}
