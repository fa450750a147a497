import {
  type Announcements,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  rectIntersection,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { Select } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TechnicianLoad } from '#shared/assignment/contract.ts';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { orpc } from '../rpc/client.ts';
import { useMe } from '../rpc/session.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { SkeletonCards } from '../ui/Skeletons.tsx';
import styles from './Board.module.css';
import { CardFace } from './BoardCard.tsx';
import { BoardColumn } from './BoardColumn.tsx';
import { byArrows } from './byArrows.ts';
import { inOrder, teamsOf } from './columns.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { boardTexts } from './texts.ts';
import { type Receiver, useReassign } from './useReassign.ts';

/** The live board: who has what, and for the encargado the way to hand it on. */
export function BoardScreen() {
  const t = useTexts(boardTexts);
  const formats = useFormats();
  const workload = useQuery(orpc.assignment.workload.queryOptions({ input: {} }));
  const [team, setTeam] = useState<string | null>(null);
  const teams = teamsOf(workload.data?.items ?? [], formats.compare);
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      width="fill"
      actions={
        teams.length > 1 ? (
          <Select
            size="xs"
            aria-label={t('team')}
            placeholder={t('allTeams')}
            data={teams}
            value={team}
            onChange={setTeam}
            clearable
            w={200}
          />
        ) : undefined
      }
    >
      <Loaded query={workload} skeleton={<SkeletonCards cards={5} height={320} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconUsersGroup size={28} stroke={1.5} />}
              title={t('noTechnicians')}
              hint={t('noTechniciansHint')}
            />
          ) : (
            <Columns
              rows={inOrder(
                items.filter((row) => team === null || row.teams.includes(team)),
                formats.compare,
              )}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

function Columns({ rows }: { readonly rows: readonly TechnicianLoad[] }) {
  const t = useTexts(boardTexts);
  const mayMove = useMe().roles.includes('manager');
  const { move, overLimit, forget, isRunning } = useReassign();
  const [dragged, setDragged] = useState<TicketRow | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    // A finger that stays a moment means to drag; one that moves on means to scroll.
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: byArrows }),
  );
  const receivers: readonly Receiver[] = rows.map((row) => row.technician);
  const nameOf = (id: string | number) =>
    receivers.find((one) => one.id === Number(id))?.name ?? t('unassigned');

  const onDragEnd = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const row = rowOf(active.data.current);
    const to = receivers.find((one) => one.id === Number(over?.id));
    if (row !== null && to !== undefined) void move(row, to);
  };

  const folioOf = (data: unknown) => rowOf(data)?.folio ?? '';
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('drop.lifted', { folio: folioOf(active.data.current) }),
    onDragOver: ({ active, over }) =>
      over === null
        ? t('drop.nowhere', { folio: folioOf(active.data.current) })
        : t('drop.over', { folio: folioOf(active.data.current), name: nameOf(over.id) }),
    onDragEnd: ({ active, over }) =>
      over === null
        ? t('drop.cancelled', { folio: folioOf(active.data.current) })
        : t('drop.dropped', { folio: folioOf(active.data.current), name: nameOf(over.id) }),
    onDragCancel: ({ active }) => t('drop.cancelled', { folio: folioOf(active.data.current) }),
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={(args) => {
        const under = pointerWithin(args);
        return under.length > 0 ? under : rectIntersection(args);
      }}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('drop.instructions') } }}
      onDragStart={({ active }) => setDragged(rowOf(active.data.current))}
      onDragCancel={() => setDragged(null)}
      onDragEnd={onDragEnd}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={styles.board} aria-label={t('columns')} tabIndex={0}>
        <BoardColumn load={null} mayMove={mayMove} receivers={receivers} onMove={move} />
        {rows.map((row) => (
          <BoardColumn
            key={row.technician.id}
            load={row}
            mayMove={mayMove}
            receivers={receivers}
            onMove={move}
          />
        ))}
      </section>
      <DragOverlay dropAnimation={null}>
        {dragged !== null && <CardFace row={dragged} isLifted />}
      </DragOverlay>
      {overLimit !== null && (
        <ReasonDialog
          overLimit={overLimit}
          isBusy={isRunning}
          onClose={forget}
          onSend={(reason) => void move(overLimit.row, overLimit.to, reason)}
        />
      )}
    </DndContext>
  );
}

function rowOf(data: unknown): TicketRow | null {
  return typeof data === 'object' && data !== null && 'row' in data ? (data.row as TicketRow) : null;
}
