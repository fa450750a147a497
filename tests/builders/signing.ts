import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportRequest } from '#shared/reports/source.ts';
import type { Credential } from '#shared/signing/credential/openCredential.ts';
import { openCredential } from '#shared/signing/credential/openCredential.ts';
import type { IssuedReport, SignerInput } from '#shared/signing/issued.ts';
import { fromBase64, toBase64 } from '#shared/signing/pem.ts';
import { aStoredCalendar } from './catalogue.ts';
import { encryptedKey, type Issued, type LookAlike, lookAlikeOfSat } from './certificates.ts';
import { type Client, openTestHost, type TestHost } from './host.ts';
import { aPerson, type BuiltPerson } from './people.ts';

/** A department whose reports are issued and signed, with authorities of its own. */
export interface SigningOffice extends AsyncDisposable {
  readonly t: TestHost;
  readonly sat: LookAlike;
  readonly manager: BuiltPerson;
  readonly administrator: BuiltPerson;
  readonly technician: BuiltPerson;
  readonly other: BuiltPerson;
  as(person: BuiltPerson): Client;
  issue(signers: readonly SignerInput[], by?: BuiltPerson): Promise<IssuedReport>;
  paper(report: { readonly id: number }, revision?: number): Promise<Uint8Array<ArrayBuffer>>;
}

export const PASSWORD = 'Contraseña-muy-secreta-93157';

/** The quickest of the built-in reports. */
export const REQUEST: ReportRequest = { source: { kind: 'builtIn', name: 'inventory' }, filter: {} };

let madeBefore: LookAlike | undefined;

/** Authorities that a whole test file shares: their keys take a second to make. */
export function sharedSat(): LookAlike {
  madeBefore ??= lookAlikeOfSat();
  return madeBefore;
}

export async function aSigningOffice({ trusts = true } = {}): Promise<SigningOffice> {
  const t = await openTestHost();
  const sat = sharedSat();
  await aStoredCalendar(t.host, { isDefault: true });
  const manager = await aPerson(t.host, { roles: ['manager'], name: 'Ana Torres Vega' });
  const administrator = await aPerson(t.host, { roles: ['administrator'], name: 'Luis Pérez Gil' });
  const technician = await aPerson(t.host, { roles: ['technician'], name: 'Eva Ríos Sol' });
  const other = await aPerson(t.host, { roles: ['technician'], name: 'Otto Lara Paz' });
  if (trusts) {
    const file = (issued: Issued, name: string) => new File([issued.certificate], name);
    await t.as(administrator).signing.addRoots({ file: file(sat.root, 'raiz.cer') });
    await t.as(administrator).signing.addRoots({ file: file(sat.intermediate, 'intermedia.cer') });
  }
  const as = (person: BuiltPerson) => t.as(person);
  return {
    t,
    sat,
    manager,
    administrator,
    technician,
    other,
    as,
    async issue(signers, by = manager) {
      const { id } = await as(by).signing.issue({ request: REQUEST, signers: [...signers] });
      return as(by).signing.get({ id });
    },
    async paper({ id }, revision) {
      const file = await as(manager).signing.pdf({ id, ...(revision === undefined ? {} : { revision }) });
      return new Uint8Array(await file.arrayBuffer());
    },
    [Symbol.asyncDispose]: () => t.close(),
  };
}

/** What somebody signs with, opened from files as the window opens them. */
export async function credentialOf(
  files: readonly Uint8Array<ArrayBuffer>[],
  password = PASSWORD,
): Promise<Credential> {
  const opened = await openCredential(files, password);
  if (!opened.ok) throw new Error(`Not opened: ${opened.fault}`);
  return opened.credential;
}

export const asCerAndKey = (issued: Issued) => [issued.certificate, encryptedKey(issued, PASSWORD)];

/** Signs a line as a window does: asks what is to be signed, signs it, sends the signature. */
export async function signed(
  client: Client,
  report: IssuedReport,
  position: number,
  credential: Credential,
): Promise<IssuedReport> {
  const signerId = report.signers[position - 1]?.id ?? 0;
  const { token, toBeSigned } = await client.signing.prepare({
    id: report.id,
    signerId,
    certificates: credential.certificates.map(toBase64),
  });
  const signature = toBase64(await credential.key.sign(fromBase64(toBeSigned)));
  return client.signing.complete({ token, signature });
}

export function hasPdfsig(): boolean {
  try {
    execFileSync('pdfsig', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What poppler says of each signature: `Signature is Valid.` */
export function pdfsig(bytes: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'soporte-pdfsig-'));
  try {
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, bytes);
    // Its exit status tells of certificates as well, which it looks for in a store of the machine.
    const said = execFileSync('sh', ['-c', `pdfsig -nocert '${file}' 2>/dev/null || true`]).toString();
    return [...said.matchAll(/Signature Validation: (.+)/g)].map((match) => match[1] ?? '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
