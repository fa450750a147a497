import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { ended, someFolders, soporte, startSoporte } from '../../builders/soporte.ts';

describe('serve', () => {
  it('prints its address, answers, and stops cleanly, also when it is asked twice', async () => {
    const { options } = await someFolders();
    const child = startSoporte(['serve', '--port', '0', '--json', ...options]);
    const end = ended(child);
    const { promise, resolve } = Promise.withResolvers<string>();
    if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', resolve);
    const first = JSON.parse(await promise) as { url: string };
    expect(Object.keys(first)).toEqual(['url']);
    const health = await fetch(`${first.url}/api/v1/health`);
    expect(await health.json()).toMatchObject({ status: 'ok' });
    child.kill('SIGTERM');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect(await end).toMatchObject({ status: 0, errors: '' });
  }, 60_000);

  it('says when its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { options } = await someFolders();
    const { status, errors } = await soporte(['serve', '--port', String(port), ...options]);
    taken.close();
    expect([status, errors]).toEqual([1, `Port ${port} is in use; choose another one with --port.\n`]);
  }, 60_000);
});
