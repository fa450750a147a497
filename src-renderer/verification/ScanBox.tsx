import { Text, TextInput } from '@mantine/core';
import {
  type Icon,
  IconBarcode,
  IconCircleCheck,
  IconMapPinShare,
  IconQuestionMark,
  IconRepeat,
} from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { client } from '../rpc/client.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { type Meaning, meaningOf, meaningTones, numbersIn, type Reading, tally } from './readings.ts';
import { verificationTexts } from './texts.ts';
import { useReader } from './useReader.ts';
import styles from './verification.module.css';

const marks: Readonly<Record<Meaning, Icon>> = {
  found: IconCircleCheck,
  elsewhere: IconMapPinShare,
  elsewhereNowhere: IconMapPinShare,
  retired: IconMapPinShare,
  unknown: IconQuestionMark,
  repeated: IconRepeat,
};

interface ScanBoxProps {
  readonly roundId: number;
  /** The field itself, for whoever gives it the focus back. */
  readonly field: RefObject<HTMLInputElement | null>;
}

/**
 * The field that stays ready for the reader, and what the last number was. Numbers that come faster than the answers
 * wait in a line; one that failed stays in the field.
 */
export function ScanBox({ roundId, field }: ScanBoxProps) {
  const t = useTexts(verificationTexts);
  const [text, setText] = useState('');
  const [readings, setReadings] = useState<readonly Reading[]>([]);
  const scan = useCommand(client.verification.scan, { changes: ['verificationRound', 'verificationScan'] });
  const line = useRef<Promise<void>>(Promise.resolve());
  useReader(field);

  const take = (typed: string) => {
    const texts = numbersIn(typed);
    if (texts.length === 0) return;
    setText('');
    line.current = line.current.then(async () => {
      for (let from = 0; from < texts.length; from += 500) {
        const slice = texts.slice(from, from + 500);
        const outcome = await scan.run({ id: roundId, texts: slice });
        if (!outcome.ok) {
          setText((present) => (present === '' ? slice.join('; ') : present));
          return;
        }
        setReadings(outcome.value.scans);
      }
    });
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text');
    if (numbersIn(pasted).length < 2) return;
    event.preventDefault();
    take(pasted);
  };
  return (
    <section className={styles.scanBox}>
      <TextInput
        ref={field}
        size="md"
        label={t('scan.label')}
        description={t('scan.hint')}
        leftSection={<IconBarcode size={20} stroke={1.75} />}
        autoFocus
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={onPaste}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          take(text);
        }}
      />
      <div role="status" className={styles.result}>
        <LastResult readings={readings} />
      </div>
    </section>
  );
}

function LastResult({ readings }: { readonly readings: readonly Reading[] }) {
  const t = useTexts(verificationTexts);
  const [only, second] = readings;
  if (only === undefined) {
    return (
      <Text size="sm" c="dimmed">
        {t('scan.waiting')}
      </Text>
    );
  }
  if (second !== undefined) return <Text size="sm">{t('scan.many', tally(readings))}</Text>;
  const meaning = meaningOf(only);
  const Mark = marks[meaning];
  const tone = meaningTones[meaning];
  return (
    <div
      className={styles.banner}
      style={{ '--banner-text': `var(--sb-${tone}-text)`, '--banner-ground': `var(--sb-${tone}-ground)` }}
    >
      <Mark size={28} stroke={1.75} aria-hidden />
      <div>
        <div className={styles.meaning}>
          {t(`scan.${meaning}`, { place: only.asset?.location?.name ?? '' })}
        </div>
        <Text size="sm">
          {[only.asset?.inventoryNumber ?? only.scanned, only.asset?.name].filter(Boolean).join(' · ')}
        </Text>
      </div>
    </div>
  );
}
