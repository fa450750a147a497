import { ActionIcon, Button } from '@mantine/core';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import type { HeldItem } from '#shared/custody/fields.ts';
import { AssetStatusBadge } from '../../signs/AssetStatusBadge.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import styles from './Issue.module.css';
import { issueTexts } from './issueTexts.ts';
import type { Issue } from './useIssue.ts';

interface HeldPanelProps {
  readonly issue: Issue;
  readonly items: readonly HeldItem[];
}

/** What the person holds: some of it or all of it goes on the form. */
export function HeldPanel({ issue, items }: HeldPanelProps) {
  const t = useTexts(issueTexts);
  const onForm = new Set(issue.lines.map((line) => line.asset.id));
  const all = items.map(({ asset, condition, accessories }) => ({
    asset,
    noted: { condition, accessories },
  }));
  if (items.length === 0) return <p className={styles.quiet}>{t('heldNone')}</p>;
  return (
    <section className={styles.held} aria-label={t('held', { count: items.length })}>
      <div className={styles.heldHead}>
        <h2 className={styles.heading}>{t('held', { count: items.length })}</h2>
        <Button
          size="xs"
          variant="default"
          disabled={items.every((item) => onForm.has(item.asset.id))}
          onClick={() => issue.addEverything(all)}
        >
          {t('addAll')}
        </Button>
      </div>
      <ul className={styles.heldList}>
        {all.map((item) => (
          <li key={item.asset.id} className={styles.heldItem}>
            <span className={styles.heldName}>
              <span className={styles.number}>{item.asset.inventoryNumber}</span> {item.asset.name}
            </span>
            {item.asset.status.kind !== 'inUse' && (
              <AssetStatusBadge status={item.asset.status} variant="plain" />
            )}
            {onForm.has(item.asset.id) ? (
              <span className={styles.quiet}>
                <IconCheck size={16} aria-hidden /> {t('onForm')}
              </span>
            ) : (
              <ActionIcon
                aria-label={t('add', { name: `${item.asset.inventoryNumber} ${item.asset.name}` })}
                onClick={() => issue.add([item])}
              >
                <IconPlus size={16} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
