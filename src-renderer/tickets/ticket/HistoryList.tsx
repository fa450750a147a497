import type { HistoryItem } from '#shared/tickets/fields.ts';
import { historyChanges, historySentence, type Told } from '#shared/tickets/historySentence.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './HistoryList.module.css';
import { ticketTexts } from './texts.ts';
import { useSay } from './useSay.ts';

/** Everything that ever happened, with exact instants: for reading closely and for printing. */
export function HistoryList({ items }: { readonly items: readonly HistoryItem[] }) {
  const t = useTexts(ticketTexts);
  const formats = useFormats();
  const say = useSay();
  if (items.length === 0) return <EmptyState title={t('historyEmpty')} />;
  return (
    <ol className={styles.history}>
      {items.map((item) => {
        const told: Told = { ...item, actor: item.actor?.name ?? null };
        return (
          <li key={item.seq} className={styles.item}>
            <time dateTime={item.at} className={styles.when}>
              {formats.dateTime(item.at)}
            </time>
            <div className={styles.what}>
              <span>{historySentence(told, say)}</span>
              {historyChanges(told, say).map((line) => (
                <span key={line} className={styles.change}>
                  {line}
                </span>
              ))}
              {item.text !== null && <blockquote className={styles.text}>{item.text}</blockquote>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
