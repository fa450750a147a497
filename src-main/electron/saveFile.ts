import { rename, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';

/** What the product itself makes, and images that people attach; nothing that a double click would run. */
const savable: ReadonlySet<string> = new Set([
  '.pdf',
  '.csv',
  '.xlsx',
  '.json',
  '.txt',
  '.zip',
  '.png',
  '.jpg',
  '.jpeg',
  '.gif',
  '.webp',
]);

/** A bare file name that every system accepts, or undefined when its kind may not be saved. */
export function safeFileName(name: string): string | undefined {
  const clean = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
    .replace(/[\u0000-\u001f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(-150);
  return savable.has(extname(clean).toLowerCase()) ? clean : undefined;
}

/** Asks where to put the bytes and writes them whole or not at all. False when the person cancelled. */
export async function saveFile(window: BrowserWindow, name: string, bytes: Uint8Array): Promise<boolean> {
  const fileName = safeFileName(name);
  if (!fileName) throw new Error('That kind of file is not saved from here');
  const kind = extname(fileName).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('downloads'), fileName),
    filters: [{ name: kind.toUpperCase(), extensions: [kind] }],
  });
  if (canceled || !filePath) return false;
  const half = `${filePath}.part`;
  try {
    await writeFile(half, bytes);
    await rename(half, filePath);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
  return true;
}
