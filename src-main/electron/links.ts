import { app } from 'electron';

const LINK = /^soporte:\/\/ticket\/([a-z]{1,6}-\d{4}-\d{6,9})\/?$/i;

/** The folio in a `soporte://ticket/FOLIO` link; undefined for anything else, however it looks. */
export function folioInLink(link: string): string | undefined {
  return LINK.exec(link)?.[1]?.toUpperCase();
}

/** The folio of the first ticket link among the arguments of a start. */
export function folioInArguments(argv: readonly string[]): string | undefined {
  return argv.map(folioInLink).find((folio) => folio !== undefined);
}

/** Makes this program the one that opens `soporte:` links; from a checkout Electron needs to be told what to run. */
export function registerLinks(root: string): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient('soporte');
  else app.setAsDefaultProtocolClient('soporte', process.execPath, [root]);
}
