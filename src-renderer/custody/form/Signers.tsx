import { useQuery } from '@tanstack/react-query';
import { holderLine, SIGNERS, type Signer } from '#shared/custody/custody.ts';
import type { CustodyForm, FormFile } from '#shared/custody/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { useObjectUrl } from '../../ui/useObjectUrl.ts';
import styles from './Form.module.css';
import { formTexts } from './formTexts.ts';

/** Who delivers, receives and authorises, with what each has signed or said. */
export function Signers({ form }: { readonly form: CustodyForm }) {
  const t = useTexts(formTexts);
  return (
    <div className={styles.signers}>
      {SIGNERS.map((line) => (
        <section key={line} className={styles.signer} aria-label={t(line)}>
          <span className={styles.role}>{t(line)}</span>
          <Signature form={form} line={line} />
          <Name form={form} line={line} />
          <Said form={form} line={line} />
        </section>
      ))}
    </div>
  );
}

interface LineProps {
  readonly form: CustodyForm;
  readonly line: Signer;
}

function Name({ form, line }: LineProps) {
  const t = useTexts(formTexts);
  const party = form[line];
  if (party === null) return <span className={styles.quiet}>{t('anyManager')}</span>;
  const details = [
    party.post,
    party.area,
    party.employeeNumber === null ? null : t('employeeNumber', { number: party.employeeNumber }),
  ].filter((part) => part !== null);
  return (
    <>
      <span className={styles.party}>{party.name}</span>
      {details.length > 0 && <span className={styles.quiet}>{details.join(' · ')}</span>}
    </>
  );
}

/** What somebody said or signed, and when; where nothing yet, that. */
function Said({ form, line }: LineProps) {
  return <span className={styles.said}>{useSaid(form, line)}</span>;
}

function useSaid(form: CustodyForm, line: Signer): string {
  const t = useTexts(formTexts);
  const formats = useFormats();
  const file = form.files.find((one) => one.kind === line);
  if (line === 'authorises' && form.authorisedAt !== null) {
    return t('authorisedBy', {
      who: form.authorisedBy?.name ?? '',
      when: formats.dateTime(form.authorisedAt),
    });
  }
  if (line === holderLine(form.kind) && form.confirmedAt !== null) {
    const how = {
      application: 'confirmedApp',
      signature: 'confirmedSignature',
      scan: 'confirmedScan',
    } as const;
    return t(how[form.confirmedHow ?? 'application'], { when: formats.dateTime(form.confirmedAt) });
  }
  return file === undefined ? t('notYet') : t('signed', { when: formats.dateTime(file.at) });
}

function Signature({ form, line }: LineProps) {
  const file = form.files.find((one) => one.kind === line);
  return file === undefined ? null : <Drawn form={form} file={file} />;
}

function Drawn({ form, file }: { readonly form: CustodyForm; readonly file: FormFile }) {
  const t = useTexts(formTexts);
  const content = useQuery(
    orpc.custody.fileContent.queryOptions({
      input: { id: form.id, fileId: file.id },
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const address = useObjectUrl(content.data);
  if (address === null) return <span className={styles.drawn} />;
  return (
    <span className={styles.drawn}>
      <img src={address} alt={t('signatureOf', { name: file.signerName ?? '' })} />
    </span>
  );
}
