import { useMemo } from 'react';
import type { MaintenanceDue } from '#shared/maintenance/fields.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { useRecordColumns } from './records/recordColumns.tsx';
import { dueFilterOf, type MaintenanceSearch, recordFilterOf, viewOf } from './search.ts';
import { maintenanceTexts } from './texts.ts';

const DUE_COLUMNS = [
  'dueOn',
  'number',
  'asset',
  'category',
  'location',
  'holder',
  'plan',
  'ticket',
  'state',
  'opensOn',
] as const;

/** The agenda has no columns on screen: its export has all that a line says. */
function useDueColumns(): Column<MaintenanceDue>[] {
  const t = useTexts(maintenanceTexts);
  return useMemo(
    () =>
      DUE_COLUMNS.map((key) => ({
        key,
        header: t(`export.${key}`),
        width: 100,
        render: () => null,
        // Cells are made by the service; a text here says that the column is exported.
        text: () => '',
      })),
    [t],
  );
}

/** What is shown, agenda or records, with its filters. */
export function MaintenanceExport({ search }: { readonly search: MaintenanceSearch }) {
  const t = useTexts(maintenanceTexts);
  const recordColumns = useRecordColumns();
  const dueColumns = useDueColumns();
  return viewOf(search) === 'agenda' ? (
    <ExportMenu
      list="maintenanceDue"
      filter={dueFilterOf(search)}
      name="maintenanceDue"
      columns={dueColumns}
      title={`${t('title')} - ${t('view.agenda')}`}
    />
  ) : (
    <ExportMenu
      list="maintenanceRecords"
      filter={recordFilterOf(search)}
      name="maintenanceRecords"
      columns={recordColumns}
      title={`${t('title')} - ${t('view.records')}`}
    />
  );
}
