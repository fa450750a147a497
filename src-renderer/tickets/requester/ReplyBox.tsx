import { Button, FileButton, Group, Text, Textarea } from '@mantine/core';
import { IconPaperclip, IconSend } from '@tabler/icons-react';
import type { Ticket } from '#shared/tickets/fields.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { ErrorNote } from '../../ui/FormFrame.tsx';
import { useDraft } from '../drafts.ts';
import { FileChips } from '../ticket/FileChips.tsx';
import { OthersTyping } from '../ticket/OthersHere.tsx';
import { ticketTexts } from '../ticket/texts.ts';
import { useFileBasket } from '../ticket/useFileBasket.ts';
import { useSendMessage } from '../ticket/useSendMessage.ts';
import styles from './RequesterTicket.module.css';
import { requesterTexts } from './texts.ts';

interface ReplyBoxProps {
  readonly ticket: Ticket;
  readonly onTyping: () => void;
}

/** Where a requester writes: one box, one button. */
export function ReplyBox({ ticket, onTyping }: ReplyBoxProps) {
  const t = useTexts(requesterTexts);
  const words = useTexts(ticketTexts);
  const [body, setBody, forget] = useDraft(`reply.${ticket.id}`);
  const basket = useFileBasket();
  const sending = useSendMessage(ticket.folio, basket);
  const send = async () => {
    if (sending.filesFor !== null) return void sending.sendFiles();
    if (body.trim() === '') return;
    if ((await sending.send('reply', body, forget)) === 'sent') showDone(t('sent'));
  };
  return (
    <section className={styles.reply} aria-label={t('write')} data-print="no" {...basket.zone}>
      <Textarea
        label={t('write')}
        placeholder={t('placeholder')}
        autosize
        minRows={3}
        maxRows={14}
        value={body}
        onChange={(event) => {
          setBody(event.currentTarget.value);
          onTyping();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      />
      <FileChips basket={basket} />
      {sending.filesFor !== null && (
        <Text size="xs" role="alert">
          {words('compose.filesFailed')}
        </Text>
      )}
      <ErrorNote error={sending.error} />
      <Group gap="xs" justify="space-between">
        <FileButton multiple onChange={(files) => basket.add(files)}>
          {(props) => (
            <Button
              {...props}
              variant="subtle"
              color="gray"
              className={styles.quietButton}
              leftSection={<IconPaperclip size={16} />}
            >
              {words('compose.attach')}
            </Button>
          )}
        </FileButton>
        <OthersTyping ticketId={ticket.id} />
        <Button leftSection={<IconSend size={16} />} loading={sending.isSending} onClick={() => void send()}>
          {sending.filesFor === null ? t('send') : words('compose.sendFiles')}
        </Button>
      </Group>
    </section>
  );
}
