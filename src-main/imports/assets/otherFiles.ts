import { foldText } from '#shared/kernel/fold.ts';

/** What the files are that Snipe-IT's users have beside the one of assets. */
export type FileKind = 'assets' | 'licences' | 'locations' | 'people' | 'models';

/** Which of them a file is, by its columns alone: nobody has to say what the file says itself. */
export function fileKindOf(columns: readonly string[]): FileKind {
  const has = new Set(columns.map((column) => foldText(column).trim()));
  if (has.has('asset tag') || has.has('serial') || has.has('numero de inventario')) return 'assets';
  if (has.has('seats')) return 'licences';
  if (has.has('username') && (has.has('first name') || has.has('full name'))) return 'people';
  if (has.has('model number') || has.has('fieldset')) return 'models';
  if (has.has('name') && (has.has('address') || has.has('manager username'))) return 'locations';
  return 'assets';
}
