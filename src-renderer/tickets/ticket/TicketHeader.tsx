import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowLeft,
  IconCopy,
  IconFileTypePdf,
  IconHistory,
  IconPrinter,
  IconX,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { desktopBridge } from '#shared/desktop/bridge.ts';
import type { Ticket } from '#shared/tickets/fields.ts';
import { toAppError } from '../../rpc/appError.ts';
import { client } from '../../rpc/client.ts';
import { showErrorToast } from '../../rpc/errorToast.tsx';
import { showDone } from '../../rpc/undoToast.tsx';
import { DeadlineText } from '../../signs/DeadlineText.tsx';
import { PriorityBadge } from '../../signs/PriorityBadge.tsx';
import { TicketStateBadge } from '../../signs/TicketStateBadge.tsx';
import { currentLanguage } from '../../texts/i18n.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { saveFile } from '../../ui/saveFile.ts';
import { ActionBar } from '../actions/ActionBar.tsx';
import { onDesk } from '../search.ts';
import { OthersHere } from './OthersHere.tsx';
import styles from './TicketHeader.module.css';
import { ticketTexts } from './texts.ts';

interface TicketHeaderProps {
  readonly ticket: Ticket;
  readonly isTight: boolean;
  readonly onClose: () => void;
}

/** Folio, title and badges; who else is here; what can be done. */
export function TicketHeader({ ticket, isTight, onClose }: TicketHeaderProps) {
  const t = useTexts(ticketTexts);
  return (
    <header className={styles.header}>
      <div className={styles.first}>
        <ActionIcon className={styles.back} aria-label={t('backToList')} onClick={onClose}>
          <IconArrowLeft size={18} />
        </ActionIcon>
        <div className={styles.titles}>
          <span className={styles.folio}>{ticket.folio}</span>
          <h2 className={styles.title}>{ticket.title}</h2>
        </div>
        <OthersHere ticketId={ticket.id} />
        <Tooltip label={t('close')}>
          <ActionIcon className={styles.close} aria-label={t('close')} onClick={onClose}>
            <IconX size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={styles.second}>
        <span className={styles.badges}>
          <TicketStateBadge status={ticket.status} />
          <PriorityBadge priority={ticket.priority} variant="filled" />
          <DeadlineText ticket={ticket} variant="filled" />
        </span>
        <ActionBar key={ticket.id} ticket={ticket} isTight={isTight} more={<PaperItems ticket={ticket} />} />
      </div>
    </header>
  );
}

/** What can be taken away: address, print, history as PDF. */
function PaperItems({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(ticketTexts);
  const navigate = useNavigate();
  const [isBusy, setIsBusy] = useState(false);

  const pdf = async () => {
    setIsBusy(true);
    try {
      await saveFile(await client.tickets.historyPdf({ id: ticket.id, language: currentLanguage() }));
    } catch (error) {
      showErrorToast(toAppError(error));
    } finally {
      setIsBusy(false);
    }
  };
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href);
    showDone(t('linkCopied'));
  };
  const print = () => {
    const bridge = desktopBridge();
    if (bridge === undefined) window.print();
    else void bridge.print();
  };
  return (
    <>
      <Menu.Item
        leftSection={<IconHistory size={16} />}
        onClick={() => void navigate({ to: '.', search: onDesk({ tab: 'history' }) })}
      >
        {t('history')}
      </Menu.Item>
      <Menu.Item leftSection={<IconFileTypePdf size={16} />} disabled={isBusy} onClick={() => void pdf()}>
        {t('historyPdf')}
      </Menu.Item>
      <Menu.Item leftSection={<IconPrinter size={16} />} onClick={print}>
        {t('print')}
      </Menu.Item>
      <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => void copy()}>
        {t('copyLink')}
      </Menu.Item>
    </>
  );
}
