import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { CertificateFacts, CertificateVerdict } from '#shared/signing/certificate.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { PropertyList } from '../ui/PropertyList.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './Signing.module.css';
import { signingTexts } from './texts.ts';

/** Who a certificate is, until when, who vouches for it, and what stands against it. */
export function CertificateCard({ verdict }: { readonly verdict: CertificateVerdict }) {
  const t = useTexts(signingTexts);
  const { certificate, chain, faults } = verdict;
  const isGood = faults.length === 0;
  return (
    <section className={styles.certificate} aria-label={certificate.name}>
      <div className={styles.row}>
        <strong className={styles.name}>{certificate.name}</strong>
        <StatusBadge
          tone={isGood ? 'success' : 'danger'}
          icon={isGood ? <IconCircleCheck stroke={2} /> : <IconAlertTriangle stroke={2} />}
        >
          {t(isGood ? 'inOrder' : 'notInOrder')}
        </StatusBadge>
      </div>
      {faults.length > 0 && (
        <ul className={styles.faults}>
          {faults.map((fault) => (
            <li key={fault}>{t(`fault.${fault}`)}</li>
          ))}
        </ul>
      )}
      <CertificateLines certificate={certificate} chain={chain} />
    </section>
  );
}

interface CertificateLinesProps {
  readonly certificate: CertificateFacts;
  readonly chain?: readonly CertificateFacts[];
}

export function CertificateLines({ certificate, chain = [] }: CertificateLinesProps) {
  const t = useTexts(signingTexts);
  const formats = useFormats();
  const { kind, organisation, name, rfc, curp, issuer, serial, validFrom, validTo, key } = certificate;
  return (
    <PropertyList
      items={[
        { label: t(`kind.${kind}`), value: serial },
        { label: t('certificate.rfc'), value: rfc },
        { label: t('certificate.curp'), value: curp },
        { label: t('certificate.organisation'), value: organisation === name ? null : organisation },
        {
          label: t('certificate.validity'),
          value: t('certificate.from', { from: formats.date(validFrom), to: formats.date(validTo) }),
        },
        {
          label: t(chain.length === 0 ? 'certificate.issuer' : 'certificate.chain'),
          value: chain.length === 0 ? issuer : chain.map((one) => one.name).join(' ← '),
        },
        { label: t('certificate.key'), value: key },
        { label: t('certificate.revocation'), value: t('certificate.notChecked') },
      ]}
    />
  );
}
