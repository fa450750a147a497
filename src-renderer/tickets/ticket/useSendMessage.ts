import { useState } from 'react';
import { client } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/useCommand.ts';
import { keepFiles, keepMessage } from '../later.ts';
import type { FileBasket } from './useFileBasket.ts';

export type Mode = 'reply' | 'note';

/** `kept`: it waits in the outbox, which has said so. */
export type Sending = 'sent' | 'kept' | 'failed';

/**
 * Sends a message and then its files. Should the files fail, the message stands and `filesFor` says which one still
 * waits for them: sending again sends only those. While the service is away both go to the outbox.
 */
export function useSendMessage(folio: string, basket: FileBasket) {
  const [filesFor, setFilesFor] = useState<{ messageId: number; isInternal: boolean } | null>(null);
  const { files } = basket;
  const reply = useCommand(client.tickets.reply, {
    changes: ['ticket'],
    errors: 'inline',
    later: ({ body }, attempt) => keepMessage('reply', folio, body, files, attempt),
  });
  const note = useCommand(client.tickets.note, {
    changes: ['ticket'],
    errors: 'inline',
    later: ({ body }, attempt) => keepMessage('note', folio, body, files, attempt),
  });
  const attach = useCommand(client.tickets.attach, {
    changes: ['ticket'],
    errors: 'inline',
    later: ({ messageId, isInternal }, attempt) =>
      keepFiles(folio, files, { messageId: Number(messageId), isInternal: isInternal === true }, attempt),
  });

  const sendFiles = async (message: { messageId: number; isInternal: boolean }): Promise<Sending> => {
    const sent = await attach.run({ id: folio, files: [...files], ...message });
    const isOver = sent.ok || sent.isKept === true;
    setFilesFor(isOver ? null : message);
    if (isOver) basket.empty();
    return sent.ok ? 'sent' : isOver ? 'kept' : 'failed';
  };

  const send = async (mode: Mode, body: string, onMessageSent: () => void): Promise<Sending> => {
    const outcome = await (mode === 'reply' ? reply : note).run({ id: folio, body });
    if (!outcome.ok) {
      if (outcome.isKept !== true) return 'failed';
      onMessageSent();
      basket.empty();
      return 'kept';
    }
    onMessageSent();
    if (files.length === 0) return 'sent';
    return sendFiles({ messageId: outcome.value.id, isInternal: mode === 'note' });
  };

  return {
    send,
    filesFor,
    sendFiles: async (): Promise<Sending> => (filesFor === null ? 'sent' : sendFiles(filesFor)),
    isSending: reply.isRunning || note.isRunning || attach.isRunning,
    error: reply.error ?? note.error ?? attach.error,
  };
}
