import { Text } from '@mantine/core';
import type { MaintenanceRecord } from '#shared/maintenance/fields.ts';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { maintenanceTexts } from '../texts.ts';

/** A record on a telephone. */
export function RecordCard({ record }: { readonly record: MaintenanceRecord }) {
  const t = useTexts(maintenanceTexts);
  const formats = useFormats();
  const { currency } = useShownSettings();
  return (
    <>
      <Text size="sm" fw={600} truncate>
        {record.asset.inventoryNumber} · {record.asset.name}
      </Text>
      <Text size="sm" truncate>
        {record.description}
      </Text>
      <Text size="xs" c="dimmed" truncate>
        {[
          formats.localDay(record.startedOn),
          t(`kind.${record.kind}`),
          record.endedOn === null ? t('records.running') : null,
          record.totalCents === 0 ? null : formats.money(record.totalCents, currency),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </Text>
    </>
  );
}
