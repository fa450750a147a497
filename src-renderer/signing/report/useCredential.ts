import { useCallback, useState } from 'react';
import type { CertificateVerdict } from '#shared/signing/certificate.ts';
import type { Credential, CredentialFault } from '#shared/signing/credential/openCredential.ts';
import { toBase64 } from '#shared/signing/pem.ts';
import type { CallError } from '../../rpc/appError.ts';
import { toAppError } from '../../rpc/appError.ts';
import { client } from '../../rpc/client.ts';

interface Opened {
  readonly credential: Credential;
  /** What the service says of the certificate; the key it never sees. */
  readonly verdict: CertificateVerdict;
}

/**
 * Opens what somebody signs with, here in the window: key and password are in the memory of this page and nowhere else,
 * the key in a form that cannot be read out again, and both are gone once the dialog is closed.
 */
export function useCredential() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [fault, setFault] = useState<CredentialFault | 'noFiles' | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const [isBusy, setBusy] = useState(false);

  const forget = useCallback(() => {
    setOpened(null);
    setFault(null);
    setError(null);
  }, []);

  const open = async (files: readonly File[], password: string): Promise<boolean> => {
    forget();
    if (files.length === 0) {
      setFault('noFiles');
      return false;
    }
    setBusy(true);
    try {
      const { openCredential } = await import('#shared/signing/credential/openCredential.ts');
      const read = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
      const outcome = await openCredential(read, password);
      if (!outcome.ok) {
        setFault(outcome.fault);
        return false;
      }
      const { credential } = outcome;
      const verdict = await client.signing.inspect({ certificates: credential.certificates.map(toBase64) });
      setOpened({ credential, verdict });
      return true;
    } catch (thrown) {
      setError(toAppError(thrown));
      return false;
    } finally {
      setBusy(false);
    }
  };

  return { opened, fault, error, isBusy, open, forget };
}
