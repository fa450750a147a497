import { Alert, Anchor } from '@mantine/core';
import { IconAlertTriangle, IconFileTypePdf, IconPhoto } from '@tabler/icons-react';
import type { CustodyForm, FormFile } from '#shared/custody/fields.ts';
import { client } from '../../rpc/client.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { usePaper } from '../usePaper.ts';
import styles from './Form.module.css';
import { FormLines } from './FormLines.tsx';
import { formTexts } from './formTexts.ts';
import { Signers } from './Signers.tsx';

/** A form as it was signed: people, things, terms, papers. */
export function FormBody({ form, isLinked }: { readonly form: CustodyForm; readonly isLinked: boolean }) {
  const t = useTexts(formTexts);
  if (!form.isIntact) {
    return (
      <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
        {t('altered')}
      </Alert>
    );
  }
  const scans = form.files.filter((file) => file.kind === 'scan');
  return (
    <div className={styles.body}>
      <Signers form={form} />
      <FormLines form={form} isLinked={isLinked} />
      {scans.length > 0 && (
        <section aria-labelledby="custody-scans">
          <h2 className={styles.heading} id="custody-scans">
            {t('scans')}
          </h2>
          <ul className={styles.scans}>
            {scans.map((file) => (
              <Scan key={file.id} form={form} file={file} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="custody-legend">
        <h2 className={styles.heading} id="custody-legend">
          {t('legend')}
        </h2>
        <p className={styles.legend}>{form.legend}</p>
        <p className={styles.hash}>{t('print', { hash: form.contentSha256 })}</p>
      </section>
    </div>
  );
}

function Scan({ form, file }: { readonly form: CustodyForm; readonly file: FormFile }) {
  const t = useTexts(formTexts);
  const formats = useFormats();
  const paper = usePaper();
  const Mark = file.mediaType === 'application/pdf' ? IconFileTypePdf : IconPhoto;
  return (
    <li className={styles.scan}>
      <Mark size={16} aria-hidden />
      <Anchor
        component="button"
        type="button"
        size="sm"
        disabled={paper.isBusy}
        aria-label={t('open', { name: file.name })}
        onClick={() => void paper.open(() => client.custody.fileContent({ id: form.id, fileId: file.id }))}
      >
        {file.name}
      </Anchor>
      <span className={styles.quiet}>
        {[formats.bytes(file.bytes), file.uploadedBy?.name, formats.dateTime(file.at)]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </span>
    </li>
  );
}
