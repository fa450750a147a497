import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A build that takes longer than this has been killed together with its process id's memory. */
const ABANDONED_AFTER_MS = 10 * 60_000;

function ownerIsGone(lock) {
  try {
    const pid = Number(readFileSync(join(lock, 'pid'), 'utf8'));
    if (Date.now() - statSync(lock).mtimeMs > ABANDONED_AFTER_MS) return true;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    if (error.code === 'ESRCH') return true;
    // No pid yet: its owner is between the two steps, unless that was long ago.
    if (error.code === 'ENOENT') return lockAge(lock) > 5_000;
    return false;
  }
}

function lockAge(lock) {
  try {
    return Date.now() - statSync(lock).mtimeMs;
  } catch {
    return 0;
  }
}

function take(lock) {
  try {
    mkdirSync(lock);
    writeFileSync(join(lock, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST' && error.code !== 'EPERM') throw error;
    return false;
  }
}

/** Runs `work` while holding the folder `lock`; waits for another process that builds, and outlives a killed one. */
export async function withBuildLock(lock, log, work) {
  let told = false;
  while (!take(lock)) {
    if (ownerIsGone(lock)) {
      rmSync(lock, { recursive: true, force: true });
      continue;
    }
    if (!told) log('Another process is building; waiting for it …');
    told = true;
    await sleep(200);
  }
  const free = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', free);
  try {
    return await work();
  } finally {
    process.off('exit', free);
    free();
  }
}
