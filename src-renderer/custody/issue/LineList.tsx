import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { CONDITIONS } from '#shared/custody/custody.ts';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { custodyTexts } from '../texts.ts';
import styles from './Issue.module.css';
import { issueTexts } from './issueTexts.ts';
import { conditionsFor, type Line } from './lines.ts';
import type { Issue } from './useIssue.ts';

interface LineListProps {
  readonly issue: Issue;
  /** A renewal is about everything: nothing is taken off. */
  readonly isFixed: boolean;
}

/** The lines of the form, the last one taken first. */
export function LineList({ issue, isFixed }: LineListProps) {
  const t = useTexts(issueTexts);
  return (
    <ol className={styles.lines} aria-label={t('lines', { count: issue.lines.length })}>
      {issue.lines.map((line) => (
        <LineFields key={line.asset.id} line={line} issue={issue} isFixed={isFixed} />
      ))}
    </ol>
  );
}

function LineFields({ line, issue, isFixed }: LineListProps & { readonly line: Line }) {
  const t = useTexts(issueTexts);
  const word = useTexts(custodyTexts);
  const formats = useFormats();
  const { currency } = useShownSettings();
  const { asset } = line;
  const facts = [
    [asset.brand, asset.model].filter((part) => part !== null).join(' '),
    asset.serial ?? '',
    asset.costCents === null ? '' : formats.money(asset.costCents, currency),
  ].filter((part) => part !== '');
  const change = (changes: Partial<Omit<Line, 'asset'>>) => issue.change(asset.id, changes);
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <span className={styles.number}>{asset.inventoryNumber}</span>
        <span className={styles.name}>{asset.name}</span>
        <span className={styles.quiet}>{facts.join(' · ')}</span>
      </div>
      <Select
        size="xs"
        label={t('condition')}
        data={conditionsFor(asset).map((value) => ({ value, label: word(`condition.${value}`) }))}
        value={line.condition}
        allowDeselect={false}
        onChange={(value) => {
          const condition = CONDITIONS.find((one) => one === value);
          if (condition !== undefined) change({ condition });
        }}
      />
      <TextInput
        size="xs"
        label={t('accessories')}
        maxLength={300}
        value={line.accessories}
        onChange={(event) => change({ accessories: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        label={t('note')}
        maxLength={300}
        value={line.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      {!isFixed && (
        <ActionIcon
          className={styles.remove}
          aria-label={t('remove', { name: `${asset.inventoryNumber} ${asset.name}` })}
          onClick={() => issue.remove(asset.id)}
        >
          <IconX size={16} />
        </ActionIcon>
      )}
    </li>
  );
}
