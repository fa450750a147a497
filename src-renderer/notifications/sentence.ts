import type { Notification } from '#shared/notifications/contract.ts';
import { TICKET_STATUSES, type TicketStatus } from '#shared/tickets/ticket.ts';
import type { Formats } from '../texts/formats.ts';
import type { Translate } from '../texts/useTexts.ts';
import type { words } from '../texts/words.ts';
import type { notificationTexts } from './texts.ts';

type T = Translate<(typeof notificationTexts)['es']>;
type Word = Translate<(typeof words)['es']>;

/** What happened, in one sentence without the name of the ticket or thing that it tells of. */
export function notificationSentence(
  notice: Notification,
  t: T,
  word: Word,
  formats: Formats,
  now: number,
): string {
  const name = notice.actor?.name;
  const due = notice.ticket?.resolutionDueAt ?? null;
  const when = due === null ? '' : formats.dayAndTime(due, now);
  switch (notice.kind) {
    case 'created':
    case 'assigned':
    case 'replied':
    case 'closed':
    case 'custodyToConfirm':
      return name === undefined ? t(`says.${notice.kind}`) : t(`by.${notice.kind}`, { name });
    case 'reassigned':
      return notice.receiver === null
        ? t('kind.reassigned')
        : t('says.reassigned', { name: notice.receiver.name });
    case 'status': {
      const status = notice.ticket?.status ?? '';
      return isStatus(status) ? t('says.status', { status: word(`status.${status}`) }) : t('kind.status');
    }
    case 'atRisk':
    case 'overdue':
      return when === '' ? t(`kind.${notice.kind}`) : t(`says.${notice.kind}`, { when });
    case 'unassignable':
    case 'approval':
    case 'custodyToAuthorise':
    case 'stockLow':
    case 'maintenanceDue':
    case 'stuck':
    case 'atLimit':
    case 'idle':
    case 'deviation':
    case 'unbalancedWeek':
    case 'backupFailed':
    case 'backupOverdue':
    case 'digest':
    case 'reportReady':
    case 'reportFailed':
      return t(`says.${notice.kind}`);
  }
}

function isStatus(text: string): text is TicketStatus {
  return TICKET_STATUSES.some((status) => status === text);
}
