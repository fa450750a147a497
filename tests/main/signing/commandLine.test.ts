import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServiceHost } from '#main/rpc/serviceHost.ts';
import { addRoots, readAuthorities } from '#main/signing/trust.ts';
import { aStoredCalendar } from '../../builders/catalogue.ts';
import { encryptedKey, type Issued, lookAlikeOfSat } from '../../builders/certificates.ts';
import { aPerson } from '../../builders/people.ts';
import { aPfx } from '../../builders/pfx.ts';
import { hasPdfsig, PASSWORD, pdfsig } from '../../builders/signing.ts';
import { someFolders, soporte } from '../../builders/soporte.ts';

let folders: Awaited<ReturnType<typeof someFolders>>;
let home: string;
let ana: Issued;
let luis: Issued;
// The command line goes by the machine's clock.
const sat = lookAlikeOfSat(Date.now() - 86_400_000);
const at = (name: string) => join(home, name);

beforeAll(async () => {
  folders = await someFolders();
  home = dirname(folders.dataDir);
  const profileDir = join(home, 'profile');
  const host = await openServiceHost({ dataDir: folders.dataDir, profileDir, runsJobs: false });
  await aStoredCalendar(host.host, { isDefault: true });
  const roots = await readAuthorities(new File([sat.root.certificate], 'raiz.cer'));
  if (!roots.ok) throw new Error('No root');
  const actor = await aPerson(host.host, { roles: ['administrator'] });
  const now = Date.now();
  const connection = { origin: 'cli' as const, device: '', address: '', token: null };
  await host.host.auditor.write({ actorId: actor.id, origin: 'cli', now }, (tx, trail) =>
    addRoots({ host: host.host, actor, connection, now, tx, trail }, roots.value),
  );
  await host.close();
  ana = sat.eFirma('ANA TORRES VEGA');
  luis = sat.eFirma('LUIS PEREZ GIL');
  await writeFile(at('ana.p12'), aPfx(ana, [sat.intermediate], PASSWORD));
  // The intermediate comes along with the certificate, armoured, as some hand it out.
  const armoured = (issued: Issued) =>
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(issued.certificate).toString('base64')}\n-----END CERTIFICATE-----\n`;
  await writeFile(at('luis.cer'), armoured(luis) + armoured(sat.intermediate));
  await writeFile(at('luis.key'), encryptedKey(luis, PASSWORD));
}, 60_000);

afterAll(async () => {
  const { rm } = await import('node:fs/promises');
  await rm(home, { recursive: true, force: true });
});

/** Every file below a folder. */
async function filesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const files: string[] = [];
  for (const name of names) if ((await stat(join(folder, name))).isFile()) files.push(join(folder, name));
  return files;
}

/** Forms in which a key or password might have been left somewhere. */
function tracesOf(issued: Issued): Buffer[] {
  const jwk = issued.privateKey.export({ format: 'jwk' });
  const exponent = Buffer.from(jwk.d ?? '', 'base64url');
  const der = issued.privateKey.export({ type: 'pkcs8', format: 'der' });
  return [
    Buffer.from(PASSWORD),
    Buffer.from(Buffer.from(PASSWORD).toString('base64')),
    Buffer.from(PASSWORD, 'utf16le'),
    exponent,
    Buffer.from(exponent.toString('hex')),
    Buffer.from(exponent.toString('hex').toUpperCase()),
    Buffer.from(der.toString('base64').slice(40, 140)),
    encryptedKeyPart(issued),
  ];
}

const encryptedKeyPart = (issued: Issued) => Buffer.from(encryptedKey(issued, PASSWORD).subarray(100, 160));

describe('soporte report … --sign and report verify', () => {
  it('issue, sign by two, verify; neither key nor password is left anywhere', async () => {
    const out = at('informe.pdf');
    const signedBy = ['--sign', at('ana.p12'), '--sign', at('luis.cer'), '--key', at('luis.key')];
    const made = await soporte(
      [
        ...['report', 'inventory', '--format', 'pdf', '--out', out, '--json'],
        ...signedBy,
        ...folders.options,
      ],
      `${PASSWORD}\n${PASSWORD}\n`,
    );
    expect(made.errors).toBe('');
    expect(made.status).toBe(0);
    expect(JSON.parse(made.out)).toMatchObject({ folio: expect.stringMatching(/^INF-\d{4}-000001$/) });
    const paper = new Uint8Array(await readFile(out));
    if (hasPdfsig()) expect(pdfsig(paper)).toEqual(['Signature is Valid.', 'Signature is Valid.']);

    const good = await soporte(['report', 'verify', out, ...folders.options]);
    expect(good).toMatchObject({ status: 0, errors: '' });
    expect(good.out).toContain('Good');
    expect(good.out).toContain('ANA TORRES VEGA');
    expect(good.out).toContain('Revocation was not checked');

    paper[2_000] = (paper[2_000] ?? 0) ^ 4;
    await writeFile(at('otro.pdf'), paper);
    const bad = await soporte(['report', 'verify', at('otro.pdf'), '--json', ...folders.options]);
    expect(bad.status).toBe(1);
    expect(JSON.parse(bad.out)).toMatchObject({ verdict: 'bad' });
    const foreign = await soporte(['report', 'verify', out, ...(await elsewhere())]);
    expect(foreign.status).toBe(1);
    expect(foreign.out).toContain('has issued no such file');

    const said = Buffer.from([made.out, made.errors, good.out, good.errors, bad.out, bad.errors].join('\n'));
    const traces = [...tracesOf(ana), ...tracesOf(luis)];
    expect(traces.every((trace) => trace.length >= 16)).toBe(true);
    expect(traces.some((trace) => said.includes(trace))).toBe(false);
    const files = [...(await filesBelow(folders.dataDir)), ...(await filesBelow(join(home, 'profile')))];
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const content = await readFile(file);
      expect(traces.filter((trace) => content.includes(trace)).length, file).toBe(0);
    }
  }, 90_000);

  it('say in a sentence what is wrong, and spend no folio on it', async () => {
    const run = (args: readonly string[], input = `${PASSWORD}\n`) =>
      soporte(['report', 'inventory', '--out', at('x.pdf'), ...args, ...folders.options], input);
    expect(await run(['--sign', at('ana.p12')], 'otra\n')).toMatchObject({
      status: 1,
      errors: expect.stringContaining('does not open with that password'),
    });
    expect(await run(['--sign', at('luis.cer')])).toMatchObject({
      status: 1,
      errors: expect.stringContaining('without its key'),
    });
    expect(await run(['--sign', at('ana.p12')], '')).toMatchObject({
      status: 1,
      errors: expect.stringContaining('password is missing'),
    });
    expect(await run(['--key', at('luis.key')])).toMatchObject({ status: 2 });
    expect(await run(['--sign', at('ana.p12'), '--format', 'csv'])).toMatchObject({ status: 2 });
    const csd = sat.csd('EMPRESA DE PRUEBA');
    await writeFile(at('csd.p12'), aPfx(csd, [sat.intermediate], PASSWORD));
    expect(await run(['--sign', at('csd.p12')])).toMatchObject({
      status: 1,
      errors: expect.stringContaining('CSD'),
    });
    const made = await run(['--sign', at('ana.p12'), '--json']);
    expect(JSON.parse(made.out)).toMatchObject({ folio: expect.stringMatching(/-000002$/) });
  }, 90_000);
});

/** Another institution's folders. */
async function elsewhere(): Promise<readonly string[]> {
  const other = await someFolders();
  const host = await openServiceHost({
    dataDir: other.dataDir,
    profileDir: join(dirname(other.dataDir), 'profile'),
    runsJobs: false,
  });
  await host.close();
  return other.options;
}
