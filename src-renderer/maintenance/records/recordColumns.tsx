import { IconCircleCheck, IconProgress, IconShieldCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { MaintenanceRecord } from '#shared/maintenance/fields.ts';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import type { Column } from '../../ui/columns.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { maintenanceTexts } from '../texts.ts';

/** The columns of the list of records. */
export function useRecordColumns(): Column<MaintenanceRecord>[] {
  const t = useTexts(maintenanceTexts);
  const formats = useFormats();
  const { currency } = useShownSettings();
  return useMemo(
    () => [
      {
        key: 'startedOn',
        header: t('column.startedOn'),
        width: 110,
        minWidth: 96,
        isFixed: true,
        text: (record) => formats.localDay(record.startedOn),
        render: (record) => formats.localDay(record.startedOn),
      },
      {
        key: 'asset',
        header: t('column.asset'),
        width: 220,
        minWidth: 150,
        isFixed: true,
        text: ({ asset }) => asset.name,
        render: ({ asset }) => (
          <Link
            to="/inventario/equipo/$id"
            params={{ id: String(asset.id) }}
            search={{ part: 'maintenance' }}
          >
            {asset.inventoryNumber} · {asset.name}
          </Link>
        ),
      },
      {
        key: 'kind',
        header: t('column.kind'),
        width: 110,
        yields: 3,
        text: (record) => t(`kind.${record.kind}`),
        render: (record) => t(`kind.${record.kind}`),
      },
      {
        key: 'description',
        header: t('column.description'),
        width: 260,
        minWidth: 140,
        grow: true,
        text: (record) => record.description,
        render: (record) => record.description,
      },
      {
        key: 'supplier',
        header: t('column.supplier'),
        width: 150,
        yields: 1,
        text: (record) => record.supplier?.name ?? '',
        render: (record) => record.supplier?.name ?? '',
      },
      {
        key: 'ticket',
        header: t('column.ticket'),
        width: 130,
        yields: 2,
        text: ({ ticket }) => ticket?.folio ?? '',
        render: ({ ticket }) =>
          ticket !== null && (
            <Link to="/solicitudes/$folio" params={{ folio: ticket.folio }}>
              {ticket.folio}
            </Link>
          ),
      },
      {
        key: 'cost',
        header: t('column.cost'),
        width: 120,
        align: 'end',
        text: (record) => formats.money(record.paidCents, currency),
        render: (record) =>
          record.isUnderWarranty ? (
            <StatusBadge tone="info" icon={<IconShieldCheck stroke={1.75} />} variant="plain">
              {t('records.covered')}
            </StatusBadge>
          ) : (
            formats.money(record.totalCents, currency)
          ),
      },
      {
        key: 'state',
        header: t('column.state'),
        width: 120,
        yields: 4,
        text: (record) => (record.endedOn === null ? t('records.running') : t('records.done')),
        render: (record) =>
          record.endedOn === null ? (
            <StatusBadge tone="notice" icon={<IconProgress stroke={1.75} />} variant="plain">
              {t('records.running')}
            </StatusBadge>
          ) : (
            <StatusBadge tone="success" icon={<IconCircleCheck stroke={1.75} />} variant="plain">
              {t('records.done')}
            </StatusBadge>
          ),
      },
      {
        key: 'endedOn',
        header: t('column.endedOn'),
        width: 110,
        isExtra: true,
        text: (record) => record.endedOn ?? '',
        render: (record) => (record.endedOn === null ? '' : formats.localDay(record.endedOn)),
      },
    ],
    [t, formats, currency],
  );
}
