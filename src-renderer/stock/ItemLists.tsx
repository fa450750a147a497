import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { LicenceSeat, StockItem, StockMovement } from '#shared/stock/contract.ts';
import { client, orpc } from '../rpc/client.ts';
import { byCursor } from '../rpc/pages.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import styles from './stock.module.css';
import { stockTexts } from './texts.ts';

/** Every movement, newest first: how much, for whom, why, and who wrote it down. */
export function Movements({ item }: { readonly item: StockItem }) {
  const t = useTexts(stockTexts);
  const query = useInfiniteQuery(
    orpc.stock.movements.infiniteOptions({
      ...byCursor({ id: item.id, limit: 50 }),
    }),
  );
  return (
    <Loaded query={query} skeleton={<SkeletonRows />}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items);
        if (rows.length === 0) return <Quiet>{t('noMovements')}</Quiet>;
        return (
          <>
            <ul className={styles.rows}>
              {rows.map((row) => (
                <MovementLine key={row.id} row={row} />
              ))}
            </ul>
            {query.hasNextPage && (
              <Button
                variant="subtle"
                size="compact-sm"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('more')}
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function MovementLine({ row }: { readonly row: StockMovement }) {
  const t = useTexts(stockTexts);
  const formats = useFormats();
  const sign = row.quantity > 0 ? '+' : row.quantity < 0 ? '−' : '±';
  return (
    <li>
      <span className={styles.change}>
        {sign}
        {formats.number(Math.abs(row.quantity))}
      </span>
      <span className={styles.what}>
        <span>
          {t(`movement.${row.kind}`)}
          {row.person !== null && ` · ${row.person.name}`}
          {row.asset !== null && (
            <>
              {' · '}
              <Link to="/inventario/equipo/$id" params={{ id: String(row.asset.id) }}>
                {row.asset.inventoryNumber}
              </Link>
            </>
          )}
          {row.ticket !== null && (
            <>
              {' · '}
              <Link to="/solicitudes/$folio" params={{ folio: row.ticket.folio }}>
                {row.ticket.folio}
              </Link>
            </>
          )}
        </span>
        <Text size="xs" c="dimmed" component="span">
          {[row.note, formats.dateTime(row.at), row.by?.name].filter(Boolean).join(' · ')}
        </Text>
      </span>
    </li>
  );
}

interface SeatsProps {
  readonly item: StockItem;
  readonly mayManage: boolean;
}

/** Who has a seat of the licence now. */
export function Seats({ item, mayManage }: SeatsProps) {
  const t = useTexts(stockTexts);
  const list = useRef<HTMLUListElement>(null);
  const query = useInfiniteQuery(
    orpc.stock.seats.infiniteOptions({
      ...byCursor({ id: item.id, limit: 50 }),
    }),
  );
  return (
    <Loaded query={query} skeleton={<SkeletonRows />}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items);
        if (rows.length === 0) return <Quiet>{t('noSeats')}</Quiet>;
        return (
          <>
            <ul className={styles.rows} ref={list} tabIndex={-1}>
              {rows.map((seat) => (
                <SeatLine
                  key={seat.id}
                  item={item}
                  seat={seat}
                  mayManage={mayManage}
                  // Its button goes with it.
                  toList={() => list.current?.focus()}
                />
              ))}
            </ul>
            {query.hasNextPage && (
              <Button
                variant="subtle"
                size="compact-sm"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('more')}
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

interface SeatLineProps extends SeatsProps {
  readonly seat: LicenceSeat;
  /** Gives the focus to the list. */
  readonly toList: () => void;
}

function SeatLine({ item, seat, mayManage, toList }: SeatLineProps) {
  const t = useTexts(stockTexts);
  const formats = useFormats();
  const free = useCommand(client.stock.freeSeat, { changes: ['stockItem'] });
  const doFree = async () => {
    const outcome = await free.run({ id: item.id, seatId: seat.id });
    if (!outcome.ok) return;
    showDone(t('freed'));
    toList();
  };
  return (
    <li>
      <span className={styles.what}>
        <span>
          {seat.asset === null ? (
            seat.person?.name
          ) : (
            <Link to="/inventario/equipo/$id" params={{ id: String(seat.asset.id) }}>
              {`${seat.asset.inventoryNumber} · ${seat.asset.name}`}
            </Link>
          )}
        </span>
        <Text size="xs" c="dimmed" component="span">
          {t('since', { when: formats.date(seat.fromAt) })}
        </Text>
      </span>
      {mayManage && (
        <Button variant="subtle" size="compact-sm" loading={free.isRunning} onClick={() => void doFree()}>
          {t('free')}
        </Button>
      )}
    </li>
  );
}

function Quiet({ children }: { readonly children: string }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}
