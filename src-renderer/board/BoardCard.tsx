import { useDraggable } from '@dnd-kit/core';
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowForwardUp, IconGripVertical } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { DeadlineText } from '../signs/DeadlineText.tsx';
import { PriorityBadge } from '../signs/PriorityBadge.tsx';
import { TicketStateBadge } from '../signs/TicketStateBadge.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { Avatar } from '../ui/Avatar.tsx';
import styles from './Board.module.css';
import { boardTexts } from './texts.ts';
import type { Receiver } from './useReassign.ts';

interface BoardCardProps {
  readonly row: TicketRow;
  readonly mayMove: boolean;
  readonly receivers: readonly Receiver[];
  readonly onMove: (row: TicketRow, to: Receiver) => void;
}

/** A ticket on the board: pressed it opens; dragged, by its handle's keys or by its menu it goes to somebody else. */
export function BoardCard({ row, mayMove, receivers, onMove }: BoardCardProps) {
  const t = useTexts(boardTexts);
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, isDragging } = useDraggable({
    id: row.id,
    data: { row },
    disabled: !mayMove,
  });
  return (
    <article
      ref={setNodeRef}
      className={styles.card}
      data-dragging={isDragging}
      {...(mayMove ? pointerOnly(listeners) : {})}
    >
      <CardBody row={row} />
      {mayMove && (
        <div className={styles.tools}>
          <button
            type="button"
            ref={setActivatorNodeRef}
            className={styles.grip}
            {...attributes}
            {...listeners}
            aria-label={t('drag', { folio: row.folio })}
          >
            <IconGripVertical size={14} aria-hidden />
          </button>
          <Menu position="bottom-end" width={220}>
            <Menu.Target>
              <ActionIcon size="sm" aria-label={t('move', { folio: row.folio })}>
                <IconArrowForwardUp size={14} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t('moveTo')}</Menu.Label>
              {receivers
                .filter((one) => one.id !== row.assignee?.id)
                .map((one) => (
                  <Menu.Item
                    key={one.id}
                    leftSection={<Avatar name={one.name} size={18} isDecoration />}
                    onClick={() => onMove(row, one)}
                  >
                    {one.name}
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
    </article>
  );
}

/** The whole card drags with a pointer; the keys are the handle's alone, so that Enter on the link still opens it. */
function pointerOnly(listeners: ReturnType<typeof useDraggable>['listeners']) {
  if (listeners === undefined) return {};
  const { onKeyDown, ...rest } = listeners;
  return rest;
}

function CardBody({ row }: { readonly row: TicketRow }) {
  return (
    <>
      <Link
        to="/solicitudes/$folio"
        params={{ folio: row.folio }}
        search={{}}
        className={styles.title}
        draggable={false}
        preload={false}
      >
        {row.title}
      </Link>
      <div className={styles.line}>
        <span>{row.folio}</span>
        <span className={styles.clip}>{row.requester.name}</span>
      </div>
      <div className={styles.line}>
        <PriorityBadge priority={row.priority} variant="icon" />
        <TicketStateBadge status={row.status} variant="icon" />
        <DeadlineText ticket={row} />
      </div>
    </>
  );
}

/** A card that is being carried. */
export function CardFace({ row, isLifted }: { readonly row: TicketRow; readonly isLifted: boolean }) {
  return (
    <article className={styles.card} data-lifted={isLifted}>
      <CardBody row={row} />
    </article>
  );
}
