import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { MOST_AGENT_BYTES } from '#shared/imports/contract.ts';
import type { ImportError } from '#shared/imports/report.ts';
import { agentFile } from './agentSchema.ts';
import { JsonFault, parseCarefully, pathText } from './carefulJson.ts';
import { type Device, deviceOf } from './device.ts';

/** More than any department has; a folder with more of them is the wrong one. */
const MOST_FILES = 20_000;

/** A file that an agent wrote: on the disk, or from a window and then never on it, since agents tell secrets too. */
export interface AgentFile {
  readonly name: string;
  /** All of it; null when it is too large. */
  readonly read: () => Promise<Uint8Array | null>;
}

/** The JSON files at a path: itself, or those that lie directly in the folder, by name. */
export async function agentFiles(
  path: string,
): Promise<{ readonly files: readonly AgentFile[]; readonly errors: readonly ImportError[] }> {
  // The path itself may be a link: whoever typed it meant where it leads. Those in a folder nobody has looked at.
  const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (entries === null) return { files: [fileAt(path)], errors: [] };
  const named = entries
    .filter(({ name }) => /\.json$/i.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = named.filter((entry) => entry.isFile()).map(({ name }) => fileAt(join(path, name)));
  const errors = named
    .filter((entry) => entry.isSymbolicLink())
    .map(({ name }) => faultOf(name, 1, '', 'This is a link: put the file itself there.', 'linkedFile'));
  if (files.length <= MOST_FILES) return { files, errors };
  const message = `The folder has ${files.length} files; up to ${MOST_FILES} are read at once.`;
  return {
    files: [],
    errors: [
      faultOf(basename(path), 1, '', message, 'tooManyFiles', { count: files.length, most: MOST_FILES }),
    ],
  };
}

/** What a file says of a machine, or what is wrong with it. */
export async function readDevice({
  name,
  read,
}: AgentFile): Promise<{ readonly device: Device } | { readonly errors: readonly ImportError[] }> {
  try {
    const bytes = await read();
    if (bytes === null) {
      const megabytes = MOST_AGENT_BYTES / 1_000_000;
      const message = `It is larger than ${megabytes} MB: no agent writes so much.`;
      return { errors: [faultOf(name, 1, '', message, 'jsonTooLarge', { megabytes })] };
    }
    const text = textOf(bytes);
    if (text === null) {
      return { errors: [faultOf(name, 1, '', 'This is not a text in UTF-8.', 'notUtf8')] };
    }
    const { value, lineOf } = parseCarefully(text);
    const parsed = agentFile.safeParse(value);
    if (parsed.success) return { device: deviceOf(parsed.data) };
    return {
      errors: parsed.error.issues.slice(0, 20).map((issue) => {
        const line = lineOf(containerOf(value, issue.path));
        const path = pathText(issue.path);
        return faultOf(name, line, path, `${issue.message}.`, 'agentField', { path, problem: issue.message });
      }),
    };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    const { line, path, message, rule, values } = error;
    return { errors: [faultOf(name, line, path, message, rule, values)] };
  }
}

function fileAt(path: string): AgentFile {
  return { name: basename(path), read: () => readWhole(path) };
}

/** Null when it is too large. A link that came in between is not followed, a pipe is not waited for. */
async function readWhole(file: string): Promise<Buffer | null> {
  const found = await lstat(file);
  if (!found.isFile() && !found.isSymbolicLink())
    throw new JsonFault(1, '', 'This is not a file.', 'notJson');
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const { size } = await handle.stat();
    return size > MOST_AGENT_BYTES ? null : await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** UTF-8, as the agent writes it, or what Windows tools make of it. */
function textOf(bytes: Uint8Array): string | null {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The innermost object or list on the way to what is wrong. */
function containerOf(value: unknown, path: readonly PropertyKey[]): unknown {
  let at: unknown = value;
  for (const step of path) {
    const next: unknown =
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined;
    if (typeof next !== 'object' || next === null) break;
    at = next;
  }
  return at;
}

function faultOf(
  file: string,
  line: number,
  path: string,
  message: string,
  rule: string,
  values: Readonly<Record<string, string | number>> = {},
): ImportError {
  return {
    line,
    column: path === '' ? null : path,
    message: `${file}: ${message}`,
    rule,
    values: { ...values, file },
  };
}

/** The same, of a whole file. */
export function fileFault(
  file: string,
  message: string,
  rule: string,
  values: Readonly<Record<string, string | number>> = {},
): ImportError {
  return faultOf(file, 1, '', message, rule, values);
}
