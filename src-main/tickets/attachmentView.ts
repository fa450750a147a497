import { toIso } from '#shared/kernel/time.ts';
import type { TicketAttachment } from '#shared/tickets/fields.ts';
import { isInlineType } from '../files/mediaType.ts';

export interface AttachmentRecord {
  readonly id: number;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly isInternal: 0 | 1;
  readonly messageId: number | null;
  readonly uploadedById: number | null;
  readonly uploadedByName: string | null;
  readonly at: number;
}

export function attachmentView(row: AttachmentRecord): TicketAttachment {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.mediaType,
    bytes: row.bytes,
    isInline: isInlineType(row.mediaType),
    isInternal: row.isInternal === 1,
    messageId: row.messageId,
    uploadedBy:
      row.uploadedById === null || row.uploadedByName === null
        ? null
        : { id: row.uploadedById, name: row.uploadedByName },
    at: toIso(row.at),
  };
}
