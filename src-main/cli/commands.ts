import type { Command } from './command.ts';

/**
 * The commands of `soporte`, each loaded when it is called: `sla eval` needs neither a server nor a database. Words
 * that begin several commands (`import …`) are part of the name.
 */
const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  'import tickets': async () => (await import('./importTickets.ts')).importTickets,
  'import assets': async () => (await import('./importAssets.ts')).importAssets,
  'import inventory': async () => (await import('./importInventory.ts')).importInventory,
  'import people': async () => (await import('./importPeople.ts')).importPeople,
  'sla eval': async () => (await import('./slaEval.ts')).slaEval,
  'assign explain': async () => (await import('./assignExplain.ts')).assignExplain,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  'report verify': async () => (await import('./reportVerify.ts')).reportVerify,
  verify: async () => (await import('./verify.ts')).verify,
  doctor: async () => (await import('./doctor.ts')).doctor,
  report: async () => (await import('./report.ts')).report,
  'report list': async () => (await import('./reportList.ts')).reportList,
  'updates key': async () => (await import('./updatesKey.ts')).updatesKey,
  'updates make': async () => (await import('./updatesMake.ts')).updatesMake,
  'updates check': async () => (await import('./updatesCheck.ts')).updatesCheck,
  unlock: async () => (await import('./unlock.ts')).unlock,
  simulate: async () => (await import('./simulate.ts')).simulate,
};

/** The command that the words begin with, and the words that are left; null when there is none. */
export async function findCommand(
  words: readonly string[],
): Promise<{ readonly command: Command; readonly rest: readonly string[] } | null> {
  for (const length of [2, 1]) {
    const load = loaders[words.slice(0, length).join(' ')];
    if (load !== undefined) return { command: await load(), rest: words.slice(length) };
  }
  return null;
}

/** Names that begin with a word: what may follow `import`. */
export function commandsUnder(word: string): string[] {
  return Object.keys(loaders).filter((name) => name.startsWith(`${word} `));
}

export async function allCommands(): Promise<Command[]> {
  return Promise.all(Object.values(loaders).map((load) => load()));
}
