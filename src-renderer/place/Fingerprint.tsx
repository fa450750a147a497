import { differing, groupsOf } from './fingerprint.ts';
import styles from './place.module.css';

interface FingerprintProps {
  readonly label: string;
  readonly fingerprint: string;
  /** Groups that are not the same as in this one are marked. */
  readonly against?: string | null;
}

/** A certificate's fingerprint, to be compared by eye or read out on the telephone. */
export function Fingerprint({ label, fingerprint, against = null }: FingerprintProps) {
  const marked = differing(against, fingerprint);
  return (
    <div>
      <p className={styles.label}>{label}</p>
      <ol className={styles.fingerprint} aria-label={label}>
        {groupsOf(fingerprint).map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may read the same, and the list never changes
          <li key={at} data-differs={marked[at]}>
            {group}
          </li>
        ))}
      </ol>
    </div>
  );
}
