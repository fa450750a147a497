import { Text, VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import type { Procedure } from '#shared/services/contract.ts';
import { useTexts } from '../texts/useTexts.ts';
import { lineDiff } from './lineDiff.ts';
import styles from './services.module.css';
import { serviceTexts } from './texts.ts';

const signs = { same: ' ', added: '+', removed: '−' } as const;

/** What changed from one version of a procedure to another, line by line: a sign, a word and a colour. */
export function ProcedureDiff({ before, after }: { readonly before: Procedure; readonly after: Procedure }) {
  const t = useTexts(serviceTexts);
  const lines = useMemo(() => lineDiff(before.body, after.body), [before.body, after.body]);
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        {t('comparing', { before: before.number, after: after.number })}
      </Text>
      <div className={styles.diff}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
          <div key={index} className={styles.line} data-kind={line.kind}>
            <span aria-hidden>{signs[line.kind]}</span>
            <span>
              {line.kind !== 'same' && <VisuallyHidden>{t(`line.${line.kind}`)} </VisuallyHidden>}
              {line.text}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
