import { Button, Group } from '@mantine/core';
import {
  IconAlertTriangle,
  IconClock,
  IconHourglass,
  IconLock,
  IconMessage,
  IconPaperclip,
  IconSend,
  IconTicket,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useErrorSentence } from '../rpc/errorSentence.ts';
import { keepForLater, type OutboxItem, type Refusal, useOutbox } from '../rpc/outbox.ts';
import { showDone, showUndo } from '../rpc/undoToast.tsx';
import { type Translate, useTexts } from '../texts/useTexts.ts';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { uiTexts } from '../ui/texts.ts';
import type { Tone } from '../ui/tones.ts';
import { presentBox, sendSoon } from './follow.ts';
import styles from './outbox.module.css';
import { type ItemState, stateOf, type Words, withDependents, wordsOf } from './queue.ts';
import { outboxTexts } from './texts.ts';
import { WordsForm } from './WordsForm.tsx';

type T = Translate<(typeof outboxTexts)['es']>;

const kinds = { ticket: IconTicket, reply: IconMessage, note: IconLock, files: IconPaperclip } as const;

const looks: Readonly<Record<ItemState | 'sending', readonly [Tone, typeof IconClock]>> = {
  waiting: ['neutral', IconClock],
  sending: ['info', IconSend],
  setAside: ['danger', IconAlertTriangle],
  blocked: ['warning', IconHourglass],
};

interface OutboxEntryProps {
  readonly item: OutboxItem;
  readonly items: readonly OutboxItem[];
}

/** One thing that waits: what it is, since when, why it does not go, and what can be done about it. */
export function OutboxEntry({ item, items }: OutboxEntryProps) {
  const t = useTexts(outboxTexts);
  const ui = useTexts(uiTexts);
  const isSending = useOutbox((outbox) => outbox.sending === item.id);
  const [open, setOpen] = useState<'words' | 'reply' | null>(null);
  const openers = { words: useRef<HTMLButtonElement>(null), reply: useRef<HTMLButtonElement>(null) };
  const state = isSending ? 'sending' : stateOf(item, items);
  const [tone, StateMark] = looks[state];
  const Mark = kinds[item.content.kind];
  const words = wordsOf(item);
  const named = nameOf(item, t);

  /** The focus goes back to the button that opened it, once the form is gone. */
  const close = (what: 'words' | 'reply') => {
    setOpen(null);
    setTimeout(() => openers[what].current?.focus());
  };
  const reword = async (next: Words) => {
    const isDone = await presentBox()?.reword(item.id, next);
    if (isDone == null) showDone(t('gone'));
    close('words');
    sendSoon();
  };
  const addReply = async ({ body }: Words) => {
    const content = { kind: 'reply', body } as const;
    const isKept = await keepForLater([{ id: crypto.randomUUID(), content, folio: null, waitsFor: item.id }]);
    if (isKept) close('reply');
    else showDone(t('gone'));
  };

  return (
    <li className={styles.entry} aria-label={named}>
      <div className={styles.head}>
        <Mark size={16} stroke={1.75} aria-hidden />
        <b>{named}</b>
        <About item={item} items={items} />
        <StatusBadge tone={tone} icon={<StateMark stroke={2} />}>
          {t(`state.${state}`)}
        </StatusBadge>
        <span className={styles.when}>
          {t('typed')} <RelativeTime iso={item.typedAt} />
        </span>
      </div>
      {open === 'words' && words !== null ? (
        <WordsForm
          words={words}
          save={item.refusal === null ? ui('save') : t('retry')}
          onSave={reword}
          onCancel={() => close('words')}
        />
      ) : (
        <Shown item={item} />
      )}
      {item.refusal !== null && <Reason refusal={item.refusal} />}
      {state === 'blocked' && <p className={styles.hint}>{t('blocked')}</p>}
      {item.mayHaveArrived && item.refusal === null && <p className={styles.hint}>{t('doubt')}</p>}
      {open === 'reply' && (
        <WordsForm
          words={{ body: '' }}
          label={t('replyLabel')}
          save={t('addReplySave')}
          onSave={addReply}
          onCancel={() => close('reply')}
        />
      )}
      {!isSending && (
        <Group gap="xs" mt="xs">
          {item.refusal !== null && open === null && (
            <Button size="xs" onClick={() => void presentBox()?.retry(item.id).then(sendSoon)}>
              {t('retry')}
            </Button>
          )}
          {words !== null && (
            <Button size="xs" variant="default" ref={openers.words} onClick={() => setOpen('words')}>
              {t('edit')}
            </Button>
          )}
          {item.content.kind === 'ticket' && (
            <Button size="xs" variant="default" ref={openers.reply} onClick={() => setOpen('reply')}>
              {t('addReply')}
            </Button>
          )}
          <Button size="xs" variant="subtle" color="gray" onClick={() => void cancel(item, items, t)}>
            {t('cancel')}
          </Button>
        </Group>
      )}
    </li>
  );
}

/** Asks nothing, and can be taken back. */
async function cancel(item: OutboxItem, items: readonly OutboxItem[], t: T): Promise<void> {
  const undo = await presentBox()?.cancel(item.id);
  if (undo === undefined) return;
  // The button that had the focus is gone.
  document.querySelector<HTMLElement>('[data-page-title]')?.focus();
  const count = withDependents(item.id, items).length;
  showUndo(item.mayHaveArrived ? t('cancelledDoubt') : t('cancelled', { count }), () => {
    void undo().then(sendSoon);
  });
}

function nameOf({ content }: OutboxItem, t: T): string {
  return content.kind === 'files'
    ? t('kind.files', { count: content.files.length })
    : t(`kind.${content.kind}`);
}

/** The ticket that it belongs to, by folio or, while that waits too, by its title. */
function About({ item, items }: OutboxEntryProps) {
  const t = useTexts(outboxTexts);
  const { folio } = item;
  if (folio !== null) {
    return (
      <Link to="/solicitudes/$folio" params={{ folio }} className={styles.about}>
        {t('about', { folio })}
      </Link>
    );
  }
  const title = titleBefore(item, items);
  return title === null ? null : <span className={styles.about}>{t('aboutQueued', { title })}</span>;
}

function titleBefore(item: OutboxItem, items: readonly OutboxItem[]): string | null {
  const before = items.find(({ id }) => id === item.waitsFor);
  if (before === undefined) return null;
  return before.content.kind === 'ticket' ? before.content.input.title : titleBefore(before, items);
}

function Shown({ item: { content } }: { readonly item: OutboxItem }) {
  if (content.kind === 'files') {
    return (
      <ul className={styles.files}>
        {content.files.map((file, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name, and the list never changes
          <li key={index}>{file.name}</li>
        ))}
      </ul>
    );
  }
  if (content.kind !== 'ticket') return <p className={styles.body}>{content.body}</p>;
  return (
    <>
      <p className={styles.title}>{content.input.title}</p>
      <p className={styles.body}>{content.input.description}</p>
    </>
  );
}

function Reason({ refusal }: { readonly refusal: Refusal }) {
  const t = useTexts(outboxTexts);
  const sentence = useErrorSentence();
  return (
    <p className={styles.reason} role="alert">
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      {refusal.code === 'restored' || refusal.code === 'tooOld' ? t(refusal.code) : sentence(refusal)}
    </p>
  );
}
