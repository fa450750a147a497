import { Box, Button, Menu } from '@mantine/core';
import { IconFileSpreadsheet, IconFileTypeCsv, IconTableExport } from '@tabler/icons-react';
import { useTexts } from '../texts/useTexts.ts';
import { exportTexts } from './exportTexts.ts';
import { type Export, type ExportedList, type ShownRows, useExport, useRowsExport } from './useExport.ts';

/** “Exportar”: the list beside it as CSV or as a workbook. Stands with the page's other actions. */
export function ExportMenu<T>(list: ExportedList<T>) {
  const made = useExport(list);
  return <FormatMenu {...made} />;
}

/** The same for a list whose rows are all on the screen already. Hidden on phones, as the others are. */
export function RowsExportMenu<T>(list: ShownRows<T>) {
  const made = useRowsExport(list);
  return (
    <Box visibleFrom="sm">
      <FormatMenu {...made} />
    </Box>
  );
}

function FormatMenu({ run, isRunning }: Export) {
  const t = useTexts(exportTexts);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconTableExport size={16} />} loading={isRunning}>
          {t('title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('hint')}</Menu.Label>
        <Menu.Item leftSection={<IconFileSpreadsheet size={16} />} onClick={() => void run('xlsx')}>
          {t('xlsx')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypeCsv size={16} />} onClick={() => void run('csv')}>
          {t('csv')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
