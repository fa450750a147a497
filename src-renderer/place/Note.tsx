import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PlaceRefusal } from '#shared/place/place.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './place.module.css';
import { placeTexts } from './texts.ts';

const marks = {
  info: IconInfoCircle,
  success: IconCircleCheck,
  warning: IconAlertTriangle,
  danger: IconAlertTriangle,
} as const;

interface NoteProps {
  readonly tone: keyof typeof marks;
  readonly role?: 'alert' | 'status' | 'note';
  readonly children: ReactNode;
}

/** Something to know before going on. */
export function Note({ tone, role = 'note', children }: NoteProps) {
  const Mark = marks[tone];
  return (
    <div
      className={styles.note}
      role={role}
      style={{ '--note-ground': `var(--sb-${tone}-ground)`, '--note-text': `var(--sb-${tone}-text)` }}
    >
      <Mark size={17} stroke={1.75} aria-hidden />
      <div className={styles.noteBody}>{children}</div>
    </div>
  );
}

/** Why it was refused, in a sentence; what the log says is there for whoever helps. */
export function RefusalNote({ refusal }: { readonly refusal: PlaceRefusal | null }) {
  const t = useTexts(placeTexts);
  if (refusal === null) return null;
  return (
    <Note tone="danger" role="alert">
      <p>{t(`problem.${refusal.problem}`)}</p>
      <Detail>{refusal.detail}</Detail>
    </Note>
  );
}

export function Detail({ children }: { readonly children: string }) {
  const t = useTexts(placeTexts);
  if (children === '') return null;
  return (
    <details className={styles.details}>
      <summary>{t('detail')}</summary>
      <p lang="en">{children}</p>
    </details>
  );
}
