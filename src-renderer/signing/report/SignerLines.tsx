import { Button } from '@mantine/core';
import { IconCircleCheck, IconClock, IconWritingSign } from '@tabler/icons-react';
import { useState } from 'react';
import type { IssuedReport, IssuedSigner } from '#shared/signing/issued.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { CertificateLines } from '../CertificateCard.tsx';
import styles from '../Signing.module.css';
import { issuedReportTexts } from './reportTexts.ts';
import { SignDialog } from './SignDialog.tsx';

/** Each line with whoever is to sign it, the signature that it bears, or the button to sign. */
export function SignerLines({ report }: { readonly report: IssuedReport }) {
  const t = useTexts(issuedReportTexts);
  const [signingId, setSigningId] = useState<number | null>(null);
  const signing = report.signers.find(({ id }) => id === signingId);
  return (
    <section aria-labelledby="issued-signers">
      <h2 className={styles.heading} id="issued-signers">
        {t('signers')}
      </h2>
      {report.signers.length === 0 && <p className={styles.text}>{t('noSigners')}</p>}
      <ul className={styles.signers}>
        {report.signers.map((signer) => (
          <li key={signer.id} className={styles.signer}>
            <span className={styles.role}>{signer.role}</span>
            <strong>{signer.name}</strong>
            {signer.post !== '' && <span className={styles.quiet}>{signer.post}</span>}
            <Line report={report} signer={signer} onSign={() => setSigningId(signer.id)} />
          </li>
        ))}
      </ul>
      {signing !== undefined && (
        <SignDialog report={report} signer={signing} onClose={() => setSigningId(null)} />
      )}
    </section>
  );
}

interface LineProps {
  readonly report: IssuedReport;
  readonly signer: IssuedSigner;
  readonly onSign: () => void;
}

function Line({ report, signer, onSign }: LineProps) {
  const t = useTexts(issuedReportTexts);
  const formats = useFormats();
  const certificate = report.revisions.find((one) => one.signer === signer.position)?.certificate;
  if (signer.signedAt !== null) {
    return (
      <>
        <StatusBadge tone="success" icon={<IconCircleCheck stroke={2} />} variant="plain">
          {t('signedAt', { when: formats.dateTime(signer.signedAt) })}
        </StatusBadge>
        {certificate != null && <CertificateLines certificate={certificate} />}
      </>
    );
  }
  if (report.state === 'withdrawn') return null;
  return (
    <>
      <StatusBadge tone="warning" icon={<IconClock stroke={2} />} variant="plain">
        {t('pending')}
      </StatusBadge>
      {signer.maySign ? (
        <Button
          size="xs"
          leftSection={<IconWritingSign size={16} />}
          onClick={onSign}
          aria-label={`${t('sign')}: ${signer.name}`}
        >
          {t('sign')}
        </Button>
      ) : (
        signer.person !== null && (
          <span className={styles.quiet}>{t('own', { name: signer.person.name })}</span>
        )
      )}
    </>
  );
}
