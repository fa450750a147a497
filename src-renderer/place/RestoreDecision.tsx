import { Button, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { BackupChoice, PlaceRefusal } from '#shared/place/place.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { PropertyList } from '../ui/PropertyList.tsx';
import { FormButtons } from './FormButtons.tsx';
import type { PlaceFormProps } from './form.ts';
import { type Backup, type Loss, lossOf, mustConfirm } from './loss.ts';
import { restore } from './move.ts';
import { Note, RefusalNote } from './Note.tsx';
import { OutboxNote } from './OutboxNote.tsx';
import styles from './place.module.css';
import { restoreTexts } from './restoreTexts.ts';

interface RestoreDecisionProps extends Pick<PlaceFormProps, 'now' | 'hasData' | 'onBack'> {
  readonly backup: Backup;
  readonly choice: BackupChoice;
}

/** What the backup holds, what would be gone, and a word to be typed where something would. */
export function RestoreDecision({ backup, choice, now, hasData, onBack }: RestoreDecisionProps) {
  const t = useTexts(restoreTexts);
  const formats = useFormats();
  const [word, setWord] = useState('');
  const [isTried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<PlaceRefusal | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => title.current?.focus(), []);
  const loss = lossOf(backup, hasData);
  const wanted = t('confirmWord');
  const isConfirmed = !mustConfirm(loss) || word.trim() === wanted;
  const counted = (key: string) => {
    const count = backup.counts[key];
    return count === undefined ? null : formats.number(count);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isConfirmed) return field.current?.focus();
    setRefusal(await restore(choice));
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={styles.page}>
      <section className={styles.panel}>
        <h3 className={`${styles.panelTitle} ${styles.title}`} tabIndex={-1} ref={title}>
          {t('holds')}
        </h3>
        <PropertyList
          items={[
            { label: t('institution'), value: backup.institution ?? t('unnamed') },
            { label: t('madeAt'), value: formats.exact(backup.createdAt) },
            { label: t('tickets'), value: counted('tickets') },
            { label: t('people'), value: counted('people') },
            { label: t('assets'), value: counted('assets') },
            { label: t('events'), value: counted('events') },
          ]}
        />
        {backup.isSealed && (
          <Text size="xs" c="dimmed">
            {t('sealed')}
          </Text>
        )}
      </section>
      {backup.schemaIsNewer ? (
        <Note tone="danger" role="alert">
          {t('tooNew')}
        </Note>
      ) : (
        <>
          <LossNote loss={loss} backup={backup} />
          {now.place.mode === 'sharedFile' && <Note tone="warning">{t('others')}</Note>}
          <OutboxNote />
          {mustConfirm(loss) && (
            <TextInput
              ref={field}
              label={t('confirm', { word: wanted })}
              maw={320}
              autoComplete="off"
              spellCheck={false}
              maxLength={40}
              value={word}
              error={isTried && !isConfirmed ? t('confirmWrong', { word: wanted }) : undefined}
              onChange={(event) => setWord(event.currentTarget.value)}
            />
          )}
        </>
      )}
      <RefusalNote refusal={refusal} />
      <FormButtons onBack={onBack}>
        {!backup.schemaIsNewer && (
          <Button type="submit" className={mustConfirm(loss) ? styles.danger : undefined}>
            {t('restore')}
          </Button>
        )}
      </FormButtons>
    </form>
  );
}

const sentences = {
  nothingHere: 'nothingHere',
  nothingLost: 'nothingLost',
  since: 'lostSince',
  other: 'lostOther',
  damaged: 'lostDamaged',
} as const satisfies Record<Loss, string>;

function LossNote({ loss, backup }: { readonly loss: Loss; readonly backup: Backup }) {
  const t = useTexts(restoreTexts);
  const formats = useFormats();
  const { wouldLose } = backup;
  if (!mustConfirm(loss) || wouldLose === null) {
    return <Note tone="success">{t(sentences[loss])}</Note>;
  }
  const lines: { label: string; value: ReactNode }[] =
    loss === 'damaged'
      ? []
      : [
          { label: t('since'), value: loss === 'since' ? formats.exact(backup.createdAt) : null },
          { label: t('lostEvents'), value: formats.number(wouldLose.events) },
          {
            label: t(loss === 'since' ? 'lostTickets' : 'lostAllTickets'),
            value: formats.number(wouldLose.tickets),
          },
          {
            label: t('newest'),
            value: wouldLose.newestAt === null ? null : formats.exact(wouldLose.newestAt),
          },
          {
            label: t('folios'),
            value:
              wouldLose.folios.length === 0 ? null : (
                <ul className={styles.folios}>
                  {wouldLose.folios.map((folio) => (
                    <li key={folio}>{folio}</li>
                  ))}
                </ul>
              ),
          },
        ];
  return (
    <section className={styles.panel} aria-labelledby="loss">
      <h3 className={styles.panelTitle} id="loss">
        {t('lost')}
      </h3>
      <Note tone="danger" role="alert">
        {t(sentences[loss])}
      </Note>
      <PropertyList items={lines} />
      <Text size="sm">{t('keeps')}</Text>
    </section>
  );
}
