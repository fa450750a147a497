import { Tooltip } from '@mantine/core';
import { useFormats } from '../texts/formats.ts';
import styles from './RelativeTime.module.css';
import { useNow } from './useNow.ts';

interface RelativeTimeProps {
  readonly iso: string;
  /** `relative`: “hace 5 min”; `day`: “hoy 16:40”. */
  readonly as?: 'relative' | 'day';
}

/** An instant as people say it; the exact one on hover, on touch and in print. */
export function RelativeTime({ iso, as = 'relative' }: RelativeTimeProps) {
  const formats = useFormats();
  const now = useNow();
  return (
    <Tooltip label={formats.exact(iso)}>
      <time dateTime={iso}>
        <span className={styles.shown}>
          {as === 'day' ? formats.dayAndTime(iso, now) : formats.relative(iso, now)}
        </span>
        <span className={styles.printed}>{formats.dateTime(iso)}</span>
      </time>
    </Tooltip>
  );
}
