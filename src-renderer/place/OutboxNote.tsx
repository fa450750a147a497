import { useOutbox } from '../rpc/outbox.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Note } from './Note.tsx';
import { placeTexts } from './texts.ts';

/** What waits to be sent belongs to the present data, and does not go to others. */
export function OutboxNote() {
  const t = useTexts(placeTexts);
  const count = useOutbox(({ items }) => items.length);
  if (count === 0) return null;
  return (
    <Note tone="warning">
      <p>{t('outbox', { count })}</p>
    </Note>
  );
}
