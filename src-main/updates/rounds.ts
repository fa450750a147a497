import cron from 'node-cron';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import type { UpdateLook } from '#shared/updates/look.ts';
import type { Host } from '../rpc/host.ts';
import { loadSettings } from '../settings/load.ts';
import { keepForShell } from './institutionFile.ts';
import { type ChosenUpdates, chosenUpdates } from './load.ts';
import { lookForUpdate, thisMachine } from './look.ts';

/** How often is asked for the settings and whether it is time: once a day, and an hour after a look that failed. */
const EVERY = '*/15 * * * * *';

interface Known {
  readonly look: UpdateLook;
  /** UTC ms. */
  readonly at: number;
  /** The settings that it was found with. */
  readonly chosen: string;
}

const knownOf = new WeakMap<Host, Known>();

/** What the last look of this process found; null before the first one, and after the settings changed. */
export function lastLook(host: Host, chosen: ChosenUpdates): Pick<Known, 'look' | 'at'> | null {
  const known = knownOf.get(host);
  return known?.chosen === JSON.stringify(chosen) ? known : null;
}

/** Looks now. */
export async function checkNow(host: Host, chosen: ChosenUpdates): Promise<UpdateLook> {
  const { profileDir, version: own } = host;
  const now = host.clock();
  const { look } = await lookForUpdate({ settings: chosen, profileDir, own, now, machine: thisMachine() });
  knownOf.set(host, { look, at: now, chosen: JSON.stringify(chosen) });
  return look;
}

function isDue(host: Host, chosen: ChosenUpdates): boolean {
  if (chosen.source === null || chosen.keys.length === 0) return false;
  const last = lastLook(host, chosen);
  if (last === null) return true;
  return host.clock() - last.at >= (last.look.state === 'refused' ? HOUR : DAY);
}

/**
 * Looks at the start and once a day whether there is a newer version, in every process that serves: each has a profile
 * of its own that remembers what it saw. Does nothing until a source and a key are set.
 */
export function startUpdates(host: Host): { stop(): Promise<void> } {
  let running: Promise<void> | null = null;
  let kept = '';
  async function keep(): Promise<void> {
    const { updates } = await loadSettings(host.db.read);
    const text = JSON.stringify(updates);
    if (text === kept) return;
    await keepForShell(host.profileDir, updates);
    kept = text;
  }
  async function lookWhenDue(): Promise<void> {
    await keep();
    const chosen = await chosenUpdates(host.db.read);
    if (isDue(host, chosen)) await checkNow(host, chosen);
  }
  const round = () => {
    running ??= lookWhenDue()
      .catch((fault: unknown) => host.report('updates', fault))
      .finally(() => {
        running = null;
      });
  };
  const task = cron.schedule(EVERY, round);
  round();
  return {
    async stop() {
      await task.stop();
      await running;
    },
  };
}
