import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  type Icon,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowMerge,
  IconCalendarPlus,
  IconCheck,
  IconCircleX,
  IconClockPlus,
  IconDots,
  IconFlag,
  IconHandGrab,
  IconLink,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconSquareCheck,
  IconStar,
  IconThumbUp,
} from '@tabler/icons-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Ticket } from '#shared/tickets/fields.ts';
import { client } from '../../rpc/client.ts';
import { useMe } from '../../rpc/session.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import styles from './ActionBar.module.css';
import { OfferDialog } from './OfferDialog.tsx';
import { type Offer, offered } from './offered.ts';
import { actionTexts } from './texts.ts';
import { useTicketCommand } from './useTicketCommand.ts';

const icons: Readonly<Record<Offer, Icon>> = {
  take: IconHandGrab,
  start: IconPlayerPlay,
  resume: IconPlayerPlay,
  wait: IconPlayerPause,
  schedule: IconCalendarPlus,
  resolve: IconCheck,
  close: IconSquareCheck,
  rate: IconStar,
  reopen: IconRefresh,
  approve: IconThumbUp,
  cancel: IconCircleX,
  reject: IconCircleX,
  assign: IconArrowForwardUp,
  putBack: IconArrowBackUp,
  prioritise: IconFlag,
  merge: IconArrowMerge,
  link: IconLink,
  logTime: IconClockPlus,
};

const keys: Partial<Record<Offer, string>> = {
  take: 't',
  start: 's',
  resume: 's',
  wait: 'w',
  schedule: 'd',
  resolve: 'e',
  close: 'x',
  assign: 'a',
  prioritise: 'p',
  logTime: 'm',
  link: 'l',
};

interface ActionBarProps {
  readonly ticket: Ticket;
  /** More entries of the menu, such as the history. */
  readonly more?: ReactNode;
  readonly isTight?: boolean;
}

/** What can be done now: the likely as buttons, the rest in a menu; each with its key. */
export function ActionBar({ ticket, more, isTight = false }: ActionBarProps) {
  const t = useTexts(actionTexts);
  const me = useMe();
  const [open, setOpen] = useState<Offer | null>(null);
  const all = offered(ticket);
  const buttons = isTight ? all.buttons.slice(0, 1) : all.buttons;
  const menu = isTight ? [...all.buttons.slice(1), ...all.menu] : all.menu;

  const start = useTicketCommand(client.tickets.start, ticket, {
    wanted: t('offer.start'),
    optimistic: (old) => ({ ...old, status: 'inProgress' }),
  });
  const resume = useTicketCommand(client.tickets.resume, ticket, {
    wanted: t('offer.resume'),
    optimistic: (old) => ({ ...old, status: 'inProgress', waitingFor: null }),
  });
  const take = useTicketCommand(client.tickets.assign, ticket, {
    wanted: t('offer.take'),
    optimistic: (old) => ({ ...old, status: 'assigned', assignee: { id: me.id, name: me.name } }),
    onDone: () => showDone(t('done.taken')),
  });
  const approve = useTicketCommand(client.tickets.approve, ticket, {
    wanted: t('offer.approve'),
    onDone: () => showDone(t('done.approved')),
  });

  const choose = (offer: Offer) => {
    switch (offer) {
      case 'start':
        return void start.run({});
      case 'resume':
        return void resume.run({});
      case 'take':
        return void take.run({ assigneeId: me.id });
      case 'approve':
        return void approve.run({});
      default:
        return setOpen(offer);
    }
  };

  // The keys stay registered while the ticket changes; what they do is always that of the present one.
  const latest = useRef(choose);
  latest.current = choose;
  const offers = [...all.buttons, ...all.menu].join(' ');
  const shortcuts = useMemo(
    () =>
      offers.split(' ').flatMap((name) => {
        const offer = name as Offer;
        const key = keys[offer];
        if (key === undefined) return [];
        return [{ keys: key, label: t(`offer.${offer}`), run: () => latest.current(offer) }];
      }),
    [offers, t],
  );
  useShortcuts(t('keys.group'), shortcuts);

  const isBusy = start.isRunning || resume.isRunning || take.isRunning || approve.isRunning;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('bar')} data-print="no">
      {buttons.map((offer, index) => {
        const Mark = icons[offer];
        return (
          <Button
            key={offer}
            size="xs"
            variant={index === 0 ? 'filled' : 'default'}
            leftSection={<Mark size={14} />}
            disabled={isBusy}
            onClick={() => choose(offer)}
          >
            {t(`offer.${offer}`)}
          </Button>
        );
      })}
      {(menu.length > 0 || more !== undefined) && (
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <ActionIcon variant="default" size={26} aria-label={t('more')}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {menu.map((offer) => {
              const Mark = icons[offer];
              const isLast = offer === 'cancel' || offer === 'reject';
              return (
                <Menu.Item
                  key={offer}
                  leftSection={<Mark size={16} />}
                  color={isLast ? 'var(--sb-danger-text)' : undefined}
                  rightSection={
                    keys[offer] === undefined ? undefined : <kbd className={styles.key}>{keys[offer]}</kbd>
                  }
                  onClick={() => choose(offer)}
                >
                  {t(`offer.${offer}`)}
                </Menu.Item>
              );
            })}
            {more !== undefined && menu.length > 0 && <Menu.Divider />}
            {more}
          </Menu.Dropdown>
        </Menu>
      )}
      {open !== null && <OfferDialog offer={open} ticket={ticket} onClose={() => setOpen(null)} />}
    </div>
  );
}
