import { type Draft, keepForLater, type TicketInput } from '../rpc/outbox.ts';
import type { Attempt } from '../rpc/useCommand.ts';

/** What is kept in the outbox while the service is away, with its files. */

type Mode = 'reply' | 'note';

function filesDraft(
  files: readonly File[],
  about: { folio: string | null; waitsFor: string | null; messageId: number | null; isInternal: boolean },
): Draft[] {
  if (files.length === 0) return [];
  const { folio, waitsFor, messageId, isInternal } = about;
  const content = { kind: 'files', files, messageId, isInternal } as const;
  return [{ id: crypto.randomUUID(), content, folio, waitsFor }];
}

export function keepTicket(input: TicketInput, files: readonly File[], attempt: Attempt): Promise<boolean> {
  const id = crypto.randomUUID();
  return keepForLater([
    { id, ...attempt, content: { kind: 'ticket', input }, folio: null, waitsFor: null },
    ...filesDraft(files, { folio: null, waitsFor: id, messageId: null, isInternal: false }),
  ]);
}

export function keepMessage(
  mode: Mode,
  folio: string,
  body: string,
  files: readonly File[],
  attempt: Attempt,
): Promise<boolean> {
  const id = crypto.randomUUID();
  return keepForLater([
    { id, ...attempt, content: { kind: mode, body }, folio, waitsFor: null },
    ...filesDraft(files, { folio, waitsFor: id, messageId: null, isInternal: mode === 'note' }),
  ]);
}

/** Files of a ticket or message that arrived without them. */
export function keepFiles(
  folio: string,
  files: readonly File[],
  message: { readonly messageId: number | null; readonly isInternal: boolean },
  attempt: Attempt,
): Promise<boolean> {
  const drafts = filesDraft(files, { folio, waitsFor: null, ...message });
  return keepForLater(drafts.map((draft) => ({ ...draft, ...attempt })));
}
