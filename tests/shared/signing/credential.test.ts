import forge from 'node-forge';
import { describe, expect, it } from 'vitest';
import { openCredential } from '#shared/signing/credential/openCredential.ts';
import { integer, octets, oid, sequence } from '#shared/signing/der.ts';
import { aKey, encryptedKey, type Issued, lookAlikeOfSat } from '../../builders/certificates.ts';
import { aPfx } from '../../builders/pfx.ts';

const sat = lookAlikeOfSat();
const ana = sat.eFirma('ANA TORRES VEGA');
const PASSWORD = 'clave 93157';

async function faultOf(files: readonly Uint8Array<ArrayBuffer>[], password = PASSWORD) {
  const opened = await openCredential(files, password);
  return opened.ok ? null : opened.fault;
}

const pem = (label: string, der: Uint8Array) =>
  new TextEncoder().encode(
    `Bolsa de atributos\n-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`,
  );

/** As the SAT encrypted keys long ago: PBES1 with MD5 and DES. */
function oldKey({ privateKey }: Issued, password: string): Uint8Array<ArrayBuffer> {
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('latin1');
  const salt = 'saltsalt';
  let derived = password + salt;
  for (let round = 0; round < 2_048; round += 1)
    derived = forge.md.md5.create().update(derived).digest().getBytes();
  const cipher = forge.cipher.createCipher('DES-CBC', derived.slice(0, 8));
  cipher.start({ iv: derived.slice(8, 16) });
  cipher.update(forge.util.createBuffer(plain));
  cipher.finish();
  const parameters = sequence(octets(Buffer.from(salt)), integer(Uint8Array.of(8, 0)));
  const data = Buffer.from(cipher.output.getBytes(), 'latin1');
  return sequence(sequence(oid('1.2.840.113549.1.5.3'), parameters), octets(data));
}

describe('what somebody signs with', () => {
  it.each([
    ['a .p12 with 3DES', () => [aPfx(ana, [sat.intermediate], PASSWORD, '3des')]],
    ['a .pfx with AES', () => [aPfx(ana, [sat.intermediate], PASSWORD, 'aes256')]],
    ['a .cer and a .key with 3DES', () => [ana.certificate, encryptedKey(ana, PASSWORD)]],
    ['a .key before its .cer', () => [encryptedKey(ana, PASSWORD), ana.certificate]],
    ['a .key with AES', () => [ana.certificate, encryptedKey(ana, PASSWORD, 'aes-256-cbc')]],
    ['a .key of old times with DES', () => [ana.certificate, oldKey(ana, PASSWORD)]],
    [
      'armoured files',
      () => [pem('CERTIFICATE', ana.certificate), pem('ENCRYPTED PRIVATE KEY', encryptedKey(ana, PASSWORD))],
    ],
  ])('is opened from %s', async (_name, files) => {
    const opened = await openCredential(files(), PASSWORD);
    if (!opened.ok) throw new Error(opened.fault);
    const { certificates, key } = opened.credential;
    expect(Buffer.from(certificates[0] ?? []).equals(ana.certificate)).toBe(true);
    const message = new TextEncoder().encode('firmado');
    const signature = await key.sign(message);
    const { verify } = await import('node:crypto');
    expect(verify('sha256', message, ana.publicKey, signature)).toBe(true);
  });

  it('may have an elliptic key, whose signature is told as certificates want it', async () => {
    const luis = sat.eFirma('LUIS PEREZ GIL', { key: aKey('p384') });
    const opened = await openCredential([luis.certificate, encryptedKey(luis, PASSWORD)], PASSWORD);
    if (!opened.ok) throw new Error(opened.fault);
    const message = new TextEncoder().encode('firmado');
    const { verify } = await import('node:crypto');
    expect(verify('sha256', message, luis.publicKey, await opened.credential.key.sign(message))).toBe(true);
  });

  it('finds the certificate of the key among others', async () => {
    const files = [
      sat.root.certificate,
      sat.intermediate.certificate,
      ana.certificate,
      encryptedKey(ana, PASSWORD),
    ];
    const opened = await openCredential(files, PASSWORD);
    if (!opened.ok) throw new Error(opened.fault);
    expect(opened.credential.certificates).toHaveLength(3);
    expect(opened.credential.certificates[0]).toEqual(ana.certificate);
  });

  it('is opened with accents in the password', async () => {
    const accented = 'contraseña ñandú';
    expect(await faultOf([ana.certificate, encryptedKey(ana, accented)], accented)).toBeNull();
  });

  it('says what is wrong: password, key, what is missing, what it is not', async () => {
    const other = sat.eFirma('OTRA PERSONA');
    expect(await faultOf([aPfx(ana, [], PASSWORD)], 'otra')).toBe('wrongPassword');
    expect(await faultOf([ana.certificate, encryptedKey(ana, PASSWORD)], 'otra')).toBe('wrongPassword');
    expect(await faultOf([ana.certificate, encryptedKey(other, PASSWORD)])).toBe('keyMismatch');
    expect(await faultOf([ana.certificate])).toBe('noKey');
    expect(await faultOf([encryptedKey(ana, PASSWORD)])).toBe('noCertificate');
    expect(await faultOf([new TextEncoder().encode('hola')])).toBe('unreadable');
    expect(await faultOf([])).toBe('unreadable');
    const ed = aKey('p256');
    expect(await faultOf([ana.certificate, encryptedKey(ed, PASSWORD)])).toBe('keyMismatch');
  });

  it('is never opened by a wrong password that happens to leave padding', async () => {
    const files = [ana.certificate, encryptedKey(ana, PASSWORD)];
    for (let i = 0; i < 300; i += 1) expect(await faultOf(files, `no-${i}`)).toBe('wrongPassword');
  });
});
