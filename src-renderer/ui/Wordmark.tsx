import mark from '../../resources/icons/icon.svg';
import styles from './Wordmark.module.css';

interface WordmarkProps {
  readonly size?: 'sm' | 'lg';
  /** The mark alone, for narrow places. */
  readonly isMarkOnly?: boolean;
}

/** The product's mark: two loads in balance. */
export function Wordmark({ size = 'sm', isMarkOnly = false }: WordmarkProps) {
  return (
    <span className={styles.wordmark} data-size={size}>
      <img src={mark} className={styles.mark} alt="SoporteBalance" width={28} height={28} />
      {!isMarkOnly && (
        <span className={styles.word} aria-hidden>
          Soporte<b>Balance</b>
        </span>
      )}
    </span>
  );
}
