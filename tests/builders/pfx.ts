import forge from 'node-forge';
import type { Issued } from './certificates.ts';

const binary = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** A `.p12` with a key (RSA), its certificate and its chain. */
export function aPfx(
  issued: Issued,
  chain: readonly Issued[],
  password: string,
  algorithm: '3des' | 'aes256' = '3des',
): Uint8Array<ArrayBuffer> {
  const key = forge.pki.privateKeyFromPem(
    issued.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  const certificates = [issued, ...chain].map(({ certificate }) =>
    forge.pki.certificateFromAsn1(forge.asn1.fromDer(binary(certificate))),
  );
  const asn1 = forge.pkcs12.toPkcs12Asn1(key, certificates, password, { algorithm, count: 2_048 });
  return new Uint8Array(Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1'));
}
