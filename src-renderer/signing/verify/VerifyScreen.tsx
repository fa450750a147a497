import { useState } from 'react';
import type { VerifyReport } from '#shared/signing/verdict.ts';
import { type CallError, toAppError } from '../../rpc/appError.ts';
import { client } from '../../rpc/client.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { ErrorNote } from '../../ui/FormFrame.tsx';
import { Page } from '../../ui/Page.tsx';
import { SkeletonForm } from '../../ui/Skeletons.tsx';
import styles from '../Signing.module.css';
import { VerdictView } from './VerdictView.tsx';
import { verifyTexts } from './verifyTexts.ts';

const MOST_BYTES = 60_000_000;
const PDF = { 'application/pdf': ['.pdf'] };

/** Somebody brings a PDF: is it the one that was issued, and are its signatures good? */
export function VerifyScreen() {
  const t = useTexts(verifyTexts);
  const [files, setFiles] = useState<File[]>([]);
  const [state, setState] = useState<'idle' | 'checking' | VerifyReport>('idle');
  const [error, setError] = useState<CallError | null>(null);
  const check = async (chosen: File[]) => {
    // The newest one dropped takes the place of the one before.
    const file = chosen.at(-1);
    setFiles(file === undefined ? [] : [file]);
    setError(null);
    if (file === undefined) return setState('idle');
    setState('checking');
    try {
      setState(await client.signing.verify({ file }));
    } catch (thrown) {
      setState('idle');
      setError(toAppError(thrown));
    }
  };
  return (
    <Page title={t('title')} subtitle={t('hint')} width="reading">
      <div className={styles.body}>
        <FileDrop
          files={files}
          onChange={(chosen) => void check(chosen)}
          maxBytes={MOST_BYTES}
          maxFiles={2}
          accept={PDF}
        />
        <ErrorNote error={error} />
        <div role="status" aria-busy={state === 'checking'}>
          {state === 'checking' && (
            <>
              <p className={styles.quiet}>{t('checking')}</p>
              <SkeletonForm />
            </>
          )}
          {typeof state === 'object' && <VerdictView report={state} />}
        </div>
      </div>
    </Page>
  );
}
