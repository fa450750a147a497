import { ActionIcon, Button, FileButton, Text, Textarea, Tooltip } from '@mantine/core';
import { IconLock, IconPaperclip, IconSend } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import type { Ticket } from '#shared/tickets/fields.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { ErrorNote } from '../../ui/FormFrame.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { actionTexts } from '../actions/texts.ts';
import { useDraft } from '../drafts.ts';
import styles from './Composer.module.css';
import { FileChips } from './FileChips.tsx';
import { OthersTyping } from './OthersHere.tsx';
import { ticketTexts } from './texts.ts';
import { useFileBasket } from './useFileBasket.ts';
import { type Mode, useSendMessage } from './useSendMessage.ts';

interface ComposerProps {
  readonly ticket: Ticket;
  readonly onTyping: () => void;
}

/**
 * Where one writes: a public reply or an internal note, each with a draft of its own so that a note can never turn
 * into a reply by a slip. Colour, lock, label and the button's words all say which it is.
 */
export function Composer({ ticket, onTyping }: ComposerProps) {
  const t = useTexts(ticketTexts);
  const actions = useTexts(actionTexts);
  const modes = (['reply', 'note'] as const).filter((mode) => ticket.allowedActions.includes(mode));
  const [chosen, setChosen] = useState<Mode>('reply');
  const mode: Mode = modes.includes(chosen) ? chosen : (modes[0] ?? 'note');
  const drafts = {
    reply: useDraft(`reply.${ticket.id}`),
    note: useDraft(`note.${ticket.id}`),
  };
  const [body, setBody, forget] = drafts[mode];
  const box = useRef<HTMLTextAreaElement>(null);
  const basket = useFileBasket();
  const sending = useSendMessage(ticket.folio, basket);
  const canReply = modes.includes('reply');
  const canNote = modes.includes('note');

  const shortcuts = useMemo(() => {
    const write = (next: Mode) => {
      setChosen(next);
      box.current?.focus();
    };
    return [
      ...(canReply ? [{ keys: 'r', label: actions('keys.reply'), run: () => write('reply') }] : []),
      ...(canNote ? [{ keys: 'i', label: actions('keys.note'), run: () => write('note') }] : []),
    ];
  }, [actions, canReply, canNote]);
  useShortcuts(actions('keys.group'), shortcuts);

  if (modes.length === 0) return null;

  const send = async () => {
    if (sending.filesFor !== null) return void sending.sendFiles();
    if (body.trim() === '') return box.current?.focus();
    const outcome = await sending.send(mode, body, forget);
    if (outcome === 'sent') showDone(t(mode === 'reply' ? 'compose.sent' : 'compose.saved'));
  };

  const verb =
    sending.filesFor !== null
      ? t('compose.sendFiles')
      : t(mode === 'reply' ? 'compose.sendReply' : 'compose.sendNote');
  return (
    <section
      className={styles.composer}
      data-mode={mode}
      data-over={basket.isOver}
      aria-label={t('compose.label')}
      data-print="no"
      {...basket.zone}
    >
      <div className={styles.modes} role="radiogroup" aria-label={t('compose.modes')}>
        {modes.map((one) => (
          <label key={one} className={styles.mode} data-mode={one} data-on={one === mode}>
            <input
              type="radio"
              name={`mode-${ticket.id}`}
              className={styles.radio}
              checked={one === mode}
              onChange={() => setChosen(one)}
            />
            {one === 'note' ? <IconLock size={14} aria-hidden /> : <IconSend size={14} aria-hidden />}
            {one === 'reply' ? (
              <>
                <span className={styles.long}>{t('compose.reply')}</span>
                <span className={styles.short}>{t('compose.replyShort')}</span>
              </>
            ) : (
              t('compose.note')
            )}
            {one !== mode && drafts[one][0] !== '' && (
              <span className={styles.draft}>· {t('compose.hasDraft')}</span>
            )}
          </label>
        ))}
        <OthersTyping ticketId={ticket.id} />
      </div>
      <Textarea
        ref={box}
        variant="unstyled"
        className={styles.input}
        aria-label={t(mode === 'reply' ? 'compose.reply' : 'compose.note')}
        placeholder={
          mode === 'reply'
            ? t('compose.replyPlaceholder', { name: ticket.requester.name })
            : t('compose.notePlaceholder')
        }
        autosize
        minRows={2}
        maxRows={14}
        value={body}
        onChange={(event) => {
          setBody(event.currentTarget.value);
          onTyping();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void send();
        }}
      />
      <FileChips basket={basket} />
      {sending.filesFor !== null && (
        <Text size="xs" px="sm" role="alert">
          {t('compose.filesFailed')}
        </Text>
      )}
      {sending.error !== null && (
        <div className={styles.error}>
          <ErrorNote error={sending.error} />
        </div>
      )}
      <div className={styles.foot}>
        <FileButton multiple onChange={(files) => basket.add(files)}>
          {(props) => (
            <Tooltip label={t('compose.attach')}>
              <ActionIcon {...props} aria-label={t('compose.attach')}>
                <IconPaperclip size={16} />
              </ActionIcon>
            </Tooltip>
          )}
        </FileButton>
        <span className={styles.hint}>{body === '' ? '' : t('compose.draftKept')}</span>
        <span className={styles.keys} aria-hidden>
          {t('compose.keys')}
        </span>
        <Button
          size="xs"
          className={styles.send}
          leftSection={mode === 'note' ? <IconLock size={14} /> : <IconSend size={14} />}
          loading={sending.isSending}
          onClick={() => void send()}
        >
          {verb}
        </Button>
      </div>
    </section>
  );
}
