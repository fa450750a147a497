import forge from 'node-forge';
import { derFromForge, toForge } from './forgeBytes.ts';

export interface Opened {
  /** PrivateKeyInfo, DER. */
  readonly key: Uint8Array<ArrayBuffer> | null;
  readonly certificates: readonly Uint8Array<ArrayBuffer>[];
}

const { certBag, keyBag, pkcs8ShroudedKeyBag } = forge.pki.oids;

/**
 * The first key and all certificates of a `.p12` or `.pfx` (PKCS #12); null when the password is wrong.
 *
 * @throws when it is none
 */
export function openPfx(file: Uint8Array, password: string): Opened | null {
  const asn1 = forge.asn1.fromDer(toForge(file));
  for (const letters of new Set([password, forge.util.encodeUtf8(password)])) {
    const pfx = pfxWith(asn1, letters);
    if (pfx === null) continue;
    const bags = pfx.safeContents.flatMap(({ safeBags }) => safeBags);
    return {
      key: bags.map(keyIn).find((key) => key !== null) ?? null,
      certificates: bags.flatMap((bag) => (bag.type === certBag ? [certificateIn(bag)] : [])),
    };
  }
  return null;
}

function pfxWith(asn1: forge.asn1.Asn1, password: string): forge.pkcs12.Pkcs12Pfx | null {
  try {
    return forge.pkcs12.pkcs12FromAsn1(asn1, false, password);
  } catch (fault) {
    if (fault instanceof Error && /password|decrypt|could not be verified/i.test(fault.message)) return null;
    throw fault;
  }
}

/** What is not RSA, node-forge leaves as it found it: the key or certificate in its plain form. */
function keyIn(bag: forge.pkcs12.Bag): Uint8Array<ArrayBuffer> | null {
  if (bag.type !== keyBag && bag.type !== pkcs8ShroudedKeyBag) return null;
  if (bag.key == null) return bag.asn1 === undefined ? null : derFromForge(bag.asn1);
  return derFromForge(forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key)));
}

function certificateIn(bag: forge.pkcs12.Bag): Uint8Array<ArrayBuffer> {
  return derFromForge(bag.cert == null ? bag.asn1 : forge.pki.certificateToAsn1(bag.cert));
}
