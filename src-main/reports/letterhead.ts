import { letterheadLines } from '../pdf/signedPaper.ts';
import { loadSettings } from '../settings/load.ts';
import type { ReportExtras } from './documents/reportDocument.ts';
import type { ReportContext } from './reportContext.ts';

/** The institution's letterhead as the settings have it; a logo that cannot be read is left out. */
export async function letterheadOf({
  db,
  host,
}: Pick<ReportContext, 'db' | 'host'>): Promise<ReportExtras['letterhead']> {
  const { institution, printing } = await loadSettings(db);
  return {
    institution: institution.name,
    lines: letterheadLines(printing.letterhead),
    logo: printing.logo === null ? null : await host.files.read(printing.logo).catch(() => null),
  };
}
