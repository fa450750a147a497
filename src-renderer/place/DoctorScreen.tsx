import { Stack, Text } from '@mantine/core';
import type { FolderLook } from '#shared/place/place.ts';
import { placeDesk } from '../rpc/placeNow.ts';
import { useTexts } from '../texts/useTexts.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Page } from '../ui/Page.tsx';
import { Checks } from './Checks.tsx';
import { checkTexts } from './checkTexts.ts';
import { chooserTexts } from './chooserTexts.ts';
import { FolderField } from './FolderField.tsx';
import { Looking } from './Looking.tsx';
import { toRefusal } from './move.ts';
import { Note, RefusalNote } from './Note.tsx';
import { NotHere } from './NotHere.tsx';
import styles from './place.module.css';
import { screenTexts } from './screenTexts.ts';
import { useLook } from './useLook.ts';

const nothing = toRefusal('');

/** `soporte doctor` with a button: any folder, its checks, and whether it is fit. */
export function DoctorScreen() {
  const t = useTexts(screenTexts);
  const tChooser = useTexts(chooserTexts);
  const tCheck = useTexts(checkTexts);
  const folder = useLook(async (path: string): Promise<FolderLook> => {
    return (await placeDesk()?.lookAtFolder(path)) ?? nothing;
  });
  if (placeDesk() === undefined) return <NotHere title={t('examine')} />;
  const { found } = folder;
  return (
    <Page title={t('examine')} subtitle={t('examineHint')} width="reading">
      <div className={styles.page}>
        <FolderField
          label={tChooser('shared.folder')}
          pick={tChooser('shared.pick')}
          look={tChooser('shared.look')}
          missing={tChooser('shared.missing')}
          onPick={async () => placeDesk()?.pickFolder()}
          onLook={(path) => void folder.look(path)}
          onForget={folder.forget}
          isLooking={folder.isLooking}
        />
        {folder.isLooking && <Looking>{tChooser('shared.looking')}</Looking>}
        <RefusalNote refusal={folder.refusal} />
        {found !== null && (
          <>
            <Note tone={found.isFit ? 'success' : 'danger'} role="status">
              {tCheck(found.isFit ? 'fit' : 'unfit')}
            </Note>
            <Checks checks={found.checks} />
            {found.isFit ? (
              <Text size="xs" c="dimmed">
                {tCheck('twoMachines')}
              </Text>
            ) : (
              <Stack gap="xs" align="flex-start">
                <Text size="sm">{tCheck('offer')}</Text>
                <LinkButton to="/administracion/sistema/lugar" search={{ to: 'server' }} variant="default">
                  {tChooser('choice.server.title')}
                </LinkButton>
              </Stack>
            )}
          </>
        )}
      </div>
    </Page>
  );
}
