import { useState } from 'react';
import { client } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/useCommand.ts';
import type { FileBasket } from './useFileBasket.ts';

export type Mode = 'reply' | 'note';

/**
 * Sends a message and then its files. Should the files fail, the message stands and `filesFor` says which one still
 * waits for them: sending again sends only those.
 */
export function useSendMessage(ticketId: number, basket: FileBasket) {
  const [filesFor, setFilesFor] = useState<{ messageId: number; isInternal: boolean } | null>(null);
  const reply = useCommand(client.tickets.reply, { changes: ['ticket'], errors: 'inline' });
  const note = useCommand(client.tickets.note, { changes: ['ticket'], errors: 'inline' });
  const attach = useCommand(client.tickets.attach, { changes: ['ticket'], errors: 'inline' });

  const sendFiles = async (message: { messageId: number; isInternal: boolean }): Promise<boolean> => {
    const sent = await attach.run({ id: ticketId, files: [...basket.files], ...message });
    setFilesFor(sent.ok ? null : message);
    if (sent.ok) basket.empty();
    return sent.ok;
  };

  const send = async (mode: Mode, body: string, onMessageSent: () => void): Promise<boolean> => {
    const outcome = await (mode === 'reply' ? reply : note).run({ id: ticketId, body });
    if (!outcome.ok) return false;
    onMessageSent();
    if (basket.files.length === 0) return true;
    return sendFiles({ messageId: outcome.value.id, isInternal: mode === 'note' });
  };

  return {
    send,
    filesFor,
    sendFiles: async () => (filesFor === null ? true : sendFiles(filesFor)),
    isSending: reply.isRunning || note.isRunning || attach.isRunning,
    error: reply.error ?? note.error ?? attach.error,
  };
}
