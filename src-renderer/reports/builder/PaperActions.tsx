import { Button, Popover } from '@mantine/core';
import { IconDownload, IconSignature } from '@tabler/icons-react';
import type { ReportRequest } from '#shared/reports/source.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { RunPanel } from '../library/RunPanel.tsx';
import { builderTexts } from './texts.ts';

/** What was built as a file, or issued with a folio; null while it cannot be made. */
export function PaperActions({ request }: { readonly request: ReportRequest | null }) {
  const t = useTexts(builderTexts);
  return (
    <>
      {request !== null && (
        <LinkButton
          to="/informes/emitir"
          search={{ peticion: request }}
          variant="default"
          leftSection={<IconSignature size={16} />}
        >
          {t('issue')}
        </LinkButton>
      )}
      <Popover position="bottom-end" shadow="md" trapFocus returnFocus keepMounted>
        <Popover.Target>
          <Button variant="default" leftSection={<IconDownload size={16} />} disabled={request === null}>
            {t('download')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <RunPanel request={request} />
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
