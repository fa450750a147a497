import { Link } from '@tanstack/react-router';
import type { CustodyForm, FormItem } from '#shared/custody/fields.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { custodyTexts } from '../texts.ts';
import styles from './Form.module.css';
import { formTexts } from './formTexts.ts';

interface FormLinesProps {
  readonly form: CustodyForm;
  /** Staff go on to the asset and to the form that ended it. */
  readonly isLinked: boolean;
}

/** The lines of a form as they were signed, each with what became of it. */
export function FormLines({ form, isLinked }: FormLinesProps) {
  const t = useTexts(formTexts);
  return (
    <section aria-labelledby="custody-lines">
      <h2 className={styles.heading} id="custody-lines">
        {t('lines')} · {form.lines.length}
      </h2>
      <ol className={styles.lines}>
        {form.lines.map((line) => (
          <LineRow key={line.assetId} line={line} form={form} isLinked={isLinked} />
        ))}
      </ol>
    </section>
  );
}

function LineRow({ line, form, isLinked }: FormLinesProps & { readonly line: FormItem }) {
  const t = useTexts(formTexts);
  const word = useTexts(custodyTexts);
  const facts = [line.brand, line.model, line.serial, line.location].filter((part) => part !== null);
  const remarks = [
    line.accessories === null ? null : t('accessories', { what: line.accessories }),
    line.note,
  ].filter((part) => part !== null);
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        {isLinked ? (
          <Link to="/inventario/equipo/$id" params={{ id: String(line.assetId) }} className={styles.number}>
            {line.inventoryNumber}
          </Link>
        ) : (
          <span className={styles.number}>{line.inventoryNumber}</span>
        )}
        <span>{line.description}</span>
        <span className={styles.quiet}>{facts.join(' · ')}</span>
      </div>
      <div className={styles.how}>
        <span>{word(`condition.${line.condition}`)}</span>
        {remarks.map((remark) => (
          <span key={remark} className={styles.quiet}>
            {remark}
          </span>
        ))}
      </div>
      <div className={styles.fate}>
        <span>{line.value}</span>
        {form.kind !== 'return' && <Fate line={line} isLinked={isLinked} />}
      </div>
    </li>
  );
}

function Fate({ line, isLinked }: { readonly line: FormItem; readonly isLinked: boolean }) {
  const t = useTexts(formTexts);
  const formats = useFormats();
  if (line.isHeld || line.heldUntil === null) return <span className={styles.quiet}>{t('held')}</span>;
  return (
    <span className={styles.quiet}>
      {t('ended', { when: formats.date(line.heldUntil) })}{' '}
      {line.endedBy !== null &&
        (isLinked ? (
          <Link to="/inventario/resguardos/$folio" params={{ folio: line.endedBy }}>
            {t('endedBy', { folio: line.endedBy })}
          </Link>
        ) : (
          t('endedBy', { folio: line.endedBy })
        ))}
    </span>
  );
}
