import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import type { CheckedSignature, Verdict, VerifyReport } from '#shared/signing/verdict.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PropertyList } from '../../ui/PropertyList.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import type { Tone } from '../../ui/tones.ts';
import { CertificateCard } from '../CertificateCard.tsx';
import styles from '../Signing.module.css';
import { verifyTexts } from './verifyTexts.ts';

const looks: Readonly<Record<Verdict, readonly [Tone, typeof IconCircleX]>> = {
  good: ['success', IconCircleCheck],
  doubtful: ['warning', IconHelpCircle],
  bad: ['danger', IconCircleX],
};

/** The verdict in plain words, with its reasons, what was issued, and each signature. */
export function VerdictView({ report }: { readonly report: VerifyReport }) {
  const t = useTexts(verifyTexts);
  const [tone, Mark] = looks[report.verdict];
  return (
    <div className={styles.body}>
      <section
        className={styles.verdict}
        data-verdict={report.verdict}
        style={{ '--verdict-line': `var(--sb-${tone}-mark)`, '--verdict-text': `var(--sb-${tone}-text)` }}
      >
        <h2 className={styles.verdictTitle}>
          <Mark size={22} aria-hidden />
          {t(`verdict.${report.verdict}`)}
        </h2>
        {report.problems.length > 0 && (
          <ul className={styles.faults}>
            {report.problems.map((problem) => (
              <li key={problem}>{t(`problem.${problem}`)}</li>
            ))}
          </ul>
        )}
        <Issued report={report} />
      </section>
      <section aria-labelledby="verify-signatures">
        <h2 className={styles.heading} id="verify-signatures">
          {t('signatures')}
        </h2>
        {report.signatures.length === 0 && <p className={styles.text}>{t('none')}</p>}
        <div className={styles.body}>
          {report.signatures.map((signature) => (
            <Signature key={signature.field} signature={signature} />
          ))}
        </div>
      </section>
      <p className={`${styles.quiet} ${styles.hash}`}>{t('hash', { hash: report.sha256 })}</p>
    </div>
  );
}

function Issued({ report: { issued } }: { readonly report: VerifyReport }) {
  const t = useTexts(verifyTexts);
  const formats = useFormats();
  if (issued === null) return null;
  const { revision, newest, withdrawal } = issued;
  return (
    <>
      <PropertyList
        items={[
          { label: t('issued.folio'), value: issued.folio },
          { label: t('issued.report'), value: issued.title },
          { label: t('issued.at'), value: formats.dateTime(issued.issuedAt) },
          { label: t('issued.data'), value: t(issued.dataIntact ? 'issued.intact' : 'issued.changed') },
          {
            label: t('issued.state'),
            value: revision === null ? null : t(revision === newest ? 'issued.newest' : 'issued.earlier'),
          },
          {
            label: t('issued.unsigned'),
            value: revision === null || issued.unsigned === 0 ? null : issued.unsigned,
          },
          {
            label: t('issued.withdrawn'),
            value: withdrawal === null ? null : `${formats.dateTime(withdrawal.at)}. ${withdrawal.reason}`,
          },
        ]}
      />
      <div>
        <LinkButton
          to="/informes/emitidos/$folio"
          params={{ folio: issued.folio }}
          size="xs"
          variant="default"
        >
          {t('issued.open')}
        </LinkButton>
      </div>
    </>
  );
}

function Signature({ signature }: { readonly signature: CheckedSignature }) {
  const t = useTexts(verifyTexts);
  const formats = useFormats();
  const { line, problems, certificate, at, reason } = signature;
  const isValid = problems.length === 0;
  const title =
    line === null
      ? (certificate?.certificate.name ?? t('unknownSigner'))
      : t('signature', { role: line.role, name: line.name });
  return (
    <article className={styles.signer} aria-label={title}>
      <div className={styles.row}>
        <strong>{title}</strong>
        <StatusBadge
          tone={isValid ? 'success' : 'danger'}
          icon={isValid ? <IconCircleCheck stroke={2} /> : <IconAlertTriangle stroke={2} />}
        >
          {t(isValid ? 'valid' : 'invalid')}
        </StatusBadge>
      </div>
      {problems.length > 0 && (
        <ul className={styles.faults}>
          {problems.map((problem) => (
            <li key={problem}>{t(`signatureProblem.${problem}`)}</li>
          ))}
        </ul>
      )}
      <span className={styles.quiet}>
        {[
          ...(at === null ? [] : [t('at', { when: formats.dateTime(at) })]),
          ...(reason === null ? [] : [t('reason', { reason })]),
        ].join(' · ')}
      </span>
      {certificate !== null && <CertificateCard verdict={certificate} />}
    </article>
  );
}
