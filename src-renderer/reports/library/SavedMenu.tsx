import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconCopy,
  IconCursorText,
  IconDots,
  IconPencil,
  IconShare,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SavedRow } from '#shared/reports/saved.ts';
import { client } from '../../rpc/client.ts';
import { showDone, showUndo } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { NameDialog } from './NameDialog.tsx';
import { ShareDialog } from './ShareDialog.tsx';
import { libraryTexts } from './texts.ts';

const CHANGES = { changes: ['report'] };

/** What can be done with a saved report; changing, sharing and archiving are for its owner and administrators. */
export function SavedMenu({ report }: { readonly report: SavedRow }) {
  const t = useTexts(libraryTexts);
  const navigate = useNavigate();
  const [asks, setAsks] = useState<'rename' | 'duplicate' | 'share' | null>(null);
  const archive = useCommand(client.reports.archive, CHANGES);
  const restore = useCommand(client.reports.restore, CHANGES);
  const { id, name, version } = report;
  const close = () => setAsks(null);
  const putAway = async () => {
    const outcome = await archive.run({ id, version });
    if (!outcome.ok) return;
    const after = outcome.value.version;
    showUndo(t('done.archived', { name }), () => void restore.run({ id, version: after }));
  };
  const takeBack = async () => {
    const outcome = await restore.run({ id, version });
    if (outcome.ok) showDone(t('done.restored', { name }));
  };
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('menu.label', { name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => setAsks('duplicate')}>
            {t('menu.duplicate')}
          </Menu.Item>
          {report.mayEdit && !report.isArchived && (
            <>
              <Menu.Item
                leftSection={<IconPencil size={16} />}
                onClick={() => void navigate({ to: '/informes/$reportId/editar', params: { reportId: id } })}
              >
                {t('edit')}
              </Menu.Item>
              <Menu.Item leftSection={<IconCursorText size={16} />} onClick={() => setAsks('rename')}>
                {t('menu.rename')}
              </Menu.Item>
              <Menu.Item leftSection={<IconShare size={16} />} onClick={() => setAsks('share')}>
                {t('menu.share')}
              </Menu.Item>
              <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => void putAway()}>
                {t('menu.archive')}
              </Menu.Item>
            </>
          )}
          {report.mayEdit && report.isArchived && (
            <Menu.Item leftSection={<IconArchiveOff size={16} />} onClick={() => void takeBack()}>
              {t('menu.restore')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {(asks === 'rename' || asks === 'duplicate') && (
        <NameDialog report={report} purpose={asks} close={close} />
      )}
      {asks === 'share' && <ShareDialog report={report} close={close} />}
    </>
  );
}
