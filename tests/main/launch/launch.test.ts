import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const launch = new URL('../../../src-main/launch/', import.meta.url);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'soporte-launch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(script: string): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('error', reject);
    child.on('exit', (status) => resolve({ status, output }));
  });
}

const lockModule = JSON.stringify(new URL('buildLock.mjs', launch).href);

describe('the build lock', () => {
  it('lets one process in at a time', async () => {
    const lock = JSON.stringify(join(folder, 'lock'));
    const log = JSON.stringify(join(folder, 'log'));
    const script = `
      import { appendFileSync } from 'node:fs';
      const { withBuildLock } = await import(${lockModule});
      await withBuildLock(${lock}, () => {}, async () => {
        appendFileSync(${log}, 'in ');
        await new Promise((resolve) => setTimeout(resolve, 150));
        appendFileSync(${log}, 'out ');
      });`;
    const runs = await Promise.all([run(script), run(script), run(script)]);
    expect(runs.map(({ status, output }) => `${status}${output}`)).toEqual(['0', '0', '0']);
    expect(readFileSync(join(folder, 'log'), 'utf8').trim()).toBe('in out in out in out');
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('takes over from a process that was killed', async () => {
    const killed = await run('console.log(process.pid)');
    const lock = join(folder, 'lock');
    mkdirSync(lock);
    writeFileSync(join(lock, 'pid'), killed.output.trim());
    const { output } = await run(`
      const { withBuildLock } = await import(${lockModule});
      console.log(await withBuildLock(${JSON.stringify(lock)}, () => {}, async () => 'built'));`);
    expect(output.trim()).toBe('built');
  });
});

describe('npm start', () => {
  const answers = async (call: string) =>
    (
      await run(`const m = await import(${JSON.stringify(new URL('electronBinary.mjs', launch).href)});
      console.log(JSON.stringify(${call} ?? null));`)
    ).output.trim();

  it('opens no window without a display or as root on Linux, and tries anywhere else', async () => {
    expect(await answers("m.whyNoDesktop('linux', {}, false)")).toBe('"noDisplay"');
    expect(await answers("m.whyNoDesktop('linux', { DISPLAY: ':0' }, true)")).toBe('"asRoot"');
    expect(await answers("m.whyNoDesktop('linux', { WAYLAND_DISPLAY: 'w' }, false)")).toBe('null');
    expect(await answers("m.whyNoDesktop('win32', {}, false)")).toBe('null');
  });

  it('says each reason as one sentence in three languages', async () => {
    const { output } =
      await run(`const { launchTexts } = await import(${JSON.stringify(new URL('texts.mjs', launch).href)});
      console.log(JSON.stringify(['es-MX', 'en-US', 'pt-BR', 'de'].map(launchTexts)));`);
    const [es, en, pt, other] = JSON.parse(output) as Record<string, string>[];
    expect(other).toEqual(es);
    expect(new Set([es?.noDisplay, en?.noDisplay, pt?.noDisplay]).size).toBe(3);
    for (const texts of [es, en, pt]) {
      for (const reason of ['noDisplay', 'asRoot', 'noBinary']) {
        expect(`${texts?.[reason]} ${texts?.serverInstead}`.match(/\.(\s|$)/g)).toHaveLength(1);
      }
    }
  });

  it('does not wait long for an Electron that cannot be fetched', async () => {
    // 192.0.2.0/24 is for documentation: nothing ever answers there.
    const started = Date.now();
    const { output } = await run(`
      process.env.ELECTRON_MIRROR = 'http://192.0.2.1:9/';
      const { reachable } = await import(${JSON.stringify(new URL('electronBinary.mjs', launch).href)});
      console.log(await reachable(new URL(process.env.ELECTRON_MIRROR)));`);
    expect(output.trim()).toBe('false');
    expect(Date.now() - started).toBeLessThan(6_000);
  });
});
