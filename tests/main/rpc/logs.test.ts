import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describedFault, openLogs } from '#main/rpc/logs.ts';
import { settingsHandlers } from '#main/settings/service.ts';
import { settingsContract } from '#shared/settings/contract.ts';
import { openDispatchHost, refusedWith } from '../../builders/dispatchHost.ts';
import { aPerson } from '../../builders/people.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soporte-logs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const NOW = Date.parse('2026-11-24T10:00:00Z');
const linesOf = async (name: string) =>
  (await readFile(join(folder, 'logs', `${name}-2026-11-24.log`), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the log of faults', () => {
  it('has reference, kind and place of each, in a file of its owner’s, made when the first one comes', async () => {
    const logs = openLogs({ profileDir: folder, clock: () => NOW });
    expect(await readdir(folder)).toEqual([]);
    logs.fault('1a2b3c4d', new TypeError('x is not a function'));
    await logs.close();
    const [line] = await linesOf('faults');
    expect(line).toMatchObject({
      at: '2026-11-24T10:00:00.000Z',
      reference: '1a2b3c4d',
      what: 'TypeError',
      message: 'x is not a function',
    });
    expect(JSON.stringify(line)).toMatch(/logs\.test\.ts:\d+/);
    if (process.platform !== 'win32') {
      const { mode } = await stat(join(folder, 'logs', 'faults-2026-11-24.log'));
      expect(mode & 0o077).toBe(0);
    }
  });

  it('has nothing that people wrote, no address, no long number and no folder', () => {
    const fault = new Error(
      `No "Rosa Luna" <rosa@luna.mx> with ‘clave-99’ in ${join('/home', 'rosa', 'datos')} 5512345678\nforged line`,
    );
    const { message, frames } = describedFault(fault);
    expect(message).not.toMatch(/Rosa|luna|clave|home|datos|5512345678|\n/);
    expect(message).toContain('forged line');
    expect(frames.join('\n')).not.toContain(import.meta.dirname);
  });

  it('goes to standard output as lines where that is asked for', async () => {
    const lines: unknown[] = [];
    const logs = openLogs({
      profileDir: folder,
      clock: () => NOW,
      lines: (log, entry) => lines.push([log, entry]),
    });
    logs.fault('1a2b3c4d', new Error('broken'));
    await logs.close();
    expect(lines).toMatchObject([['faults', { reference: '1a2b3c4d', message: 'broken' }]]);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('the log of refusals', () => {
  it('says who asked for what without the right to it, by number, and nothing of the input', async () => {
    const refusals: unknown[] = [];
    await using h = await openDispatchHost(undefined, { refused: (call) => refusals.push(call) });
    const person = await aPerson(h.t, { roles: ['requester'] });
    const screen = await h.connection(person);
    expect(refusedWith(await h.call(screen, settingsContract.get, settingsHandlers.get, {}))).toBe(
      'forbidden',
    );
    expect(refusals).toEqual([
      {
        procedure: 'settings.get',
        code: 'forbidden',
        personId: person.id,
        sessionId: expect.any(Number),
        origin: 'desktop',
      },
    ]);
  });

  it('is no way to fill the disk', async () => {
    const logs = openLogs({ profileDir: folder, clock: () => NOW });
    const call = {
      procedure: 'x'.repeat(1_000),
      code: 'forbidden',
      personId: 1,
      sessionId: 1,
      origin: 'rest',
    };
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 20_000; i += 1) logs.refused(call);
      await new Promise((resolve) => setTimeout(resolve, 1_200));
    }
    await logs.close();
    expect(await readdir(join(folder, 'logs'))).toEqual(['refusals-2026-11-24.log']);
  });
});
