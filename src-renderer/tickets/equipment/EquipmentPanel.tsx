import { ActionIcon, Anchor } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AssetOfTicket } from '#shared/assets/contract.ts';
import type { Ticket } from '#shared/tickets/fields.ts';
import { client, orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { showUndo } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { AssetPicker } from '../../signs/AssetPicker.tsx';
import { AssetStatusBadge } from '../../signs/AssetStatusBadge.tsx';
import { AssetThumb } from '../../signs/AssetThumb.tsx';
import { TicketStateBadge } from '../../signs/TicketStateBadge.tsx';
import { WarrantyText } from '../../signs/WarrantyText.tsx';
import { currentLanguage } from '../../texts/i18n.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import styles from './Equipment.module.css';
import { ordinal, STANDS_OUT_FROM } from './ordinal.ts';
import { equipmentTexts } from './texts.ts';

/** The equipment that a ticket is about, with what a technician must know of it: warranty, and what it failed with. */
export function EquipmentPanel({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(equipmentTexts);
  const mayTie = useAllows('tickets.note');
  const [isFinding, setFinding] = useState(false);
  const assets = useQuery(orpc.assets.ofTicket.queryOptions({ input: { id: ticket.id } })).data?.items;
  const link = useCommand(client.assets.link, { changes: ['ticketAsset'] });
  const unlink = useCommand(client.assets.unlink, { changes: ['ticketAsset'] });
  const tie = async (assetId: number, number: string) => {
    setFinding(false);
    const outcome = await link.run({ ticketId: ticket.id, assetId });
    if (outcome.ok) {
      showUndo(t('linked', { number }), () => void unlink.run({ ticketId: ticket.id, assetId }));
    }
  };
  const untie = async (assetId: number, number: string) => {
    const outcome = await unlink.run({ ticketId: ticket.id, assetId });
    if (outcome.ok) {
      showUndo(t('unlinked', { number }), () => void link.run({ ticketId: ticket.id, assetId }));
    }
  };
  if (assets === undefined || (assets.length === 0 && !mayTie)) return null;
  return (
    <section className={styles.panel} aria-label={t('title')}>
      <h3 className={styles.heading}>{t('title')}</h3>
      {assets.length > 0 && (
        <ul className={styles.assets}>
          {assets.map((asset) => (
            <AssetOfTicketLine
              key={asset.id}
              asset={asset}
              requesterId={ticket.requester.id}
              onUntie={mayTie ? () => void untie(asset.id, asset.inventoryNumber) : undefined}
            />
          ))}
        </ul>
      )}
      {mayTie &&
        (isFinding ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: Escape gives up what the field inside began
          <div
            onKeyDown={(event) => {
              if (event.key === 'Escape') setFinding(false);
            }}
          >
            <AssetPicker
              label={t('find')}
              size="xs"
              exceptIds={assets.map(({ id }) => id)}
              inputRef={(input) => input?.focus()}
              onPick={(asset) => void tie(asset.id, asset.inventoryNumber)}
            />
          </div>
        ) : (
          <Anchor component="button" type="button" size="sm" onClick={() => setFinding(true)} data-print="no">
            {t('link')}
          </Anchor>
        ))}
    </section>
  );
}

interface AssetOfTicketLineProps {
  readonly asset: AssetOfTicket;
  readonly requesterId: number;
  readonly onUntie: (() => void) | undefined;
}

function AssetOfTicketLine({ asset, requesterId, onUntie }: AssetOfTicketLineProps) {
  const t = useTexts(equipmentTexts);
  // The others of the last twelve months, and this one.
  const nth = asset.ticketsLastYear + 1;
  return (
    <li className={styles.asset}>
      <div className={styles.line}>
        <AssetThumb asset={asset} size={32} />
        <div className={styles.words}>
          <Link to="/inventario/equipo/$id" params={{ id: String(asset.id) }}>
            {asset.inventoryNumber}
          </Link>
          <span className={styles.name}>{asset.name}</span>
        </div>
        {onUntie !== undefined && (
          <ActionIcon
            size="sm"
            aria-label={t('unlink', { number: asset.inventoryNumber })}
            onClick={onUntie}
            data-print="no"
          >
            <IconX size={14} />
          </ActionIcon>
        )}
      </div>
      {nth >= STANDS_OUT_FROM && (
        <span className={styles.repeated}>
          <IconAlertTriangle size={14} stroke={2} aria-hidden />
          {t('nth', { ordinal: ordinal(nth, currentLanguage()) })}
        </span>
      )}
      {asset.status.kind !== 'inUse' && <AssetStatusBadge status={asset.status} variant="plain" />}
      <WarrantyText until={asset.warrantyUntil} />
      {asset.holder !== null && asset.holder.id !== requesterId && (
        <span className={styles.quiet}>{t('heldBy', { name: asset.holder.name })}</span>
      )}
      {asset.lastTickets.length > 0 && (
        <details className={styles.last}>
          <summary>{t('last')}</summary>
          <ul className={styles.tickets}>
            {asset.lastTickets.map((one) => (
              <li key={one.id}>
                <TicketStateBadge status={one.status} variant="icon" />
                <Link to="/solicitudes/$folio" params={{ folio: one.folio }}>
                  {one.folio}
                </Link>
                <span className={styles.title}>{one.title}</span>
                <span className={styles.quiet}>
                  <RelativeTime iso={one.createdAt} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** For the requester: which of their equipment it is about, and no more. */
export function EquipmentList({ ticketId }: { readonly ticketId: number }) {
  const t = useTexts(equipmentTexts);
  const assets = useQuery(orpc.assets.ofTicket.queryOptions({ input: { id: ticketId } })).data?.items ?? [];
  if (assets.length === 0) return null;
  return (
    <section aria-label={t('title')}>
      <ul className={styles.bare}>
        {assets.map((asset) => (
          <li key={asset.id} className={styles.line}>
            <AssetThumb asset={asset} size={32} />
            <div className={styles.words}>
              <span>{asset.name}</span>
              <span className={styles.quiet}>{asset.inventoryNumber}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
