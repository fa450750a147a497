import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/useTexts.ts';
import { chooserTexts } from './chooserTexts.ts';
import styles from './place.module.css';

interface FormButtonsProps {
  /** Left out where there is nowhere to go back to. */
  readonly onBack?: (() => void) | undefined;
  readonly size?: 'sm' | 'md';
  /** The verb and whatever else stands at the right. */
  readonly children?: ReactNode;
}

/** Back at the left, what happens at the right. */
export function FormButtons({ onBack, size = 'sm', children }: FormButtonsProps) {
  const t = useTexts(chooserTexts);
  return (
    <div className={styles.buttons}>
      {onBack !== undefined && (
        <Button variant="default" size={size} onClick={onBack}>
          {t('back')}
        </Button>
      )}
      <div className={styles.verbs}>{children}</div>
    </div>
  );
}
