import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconDownload, IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, orpc } from '../rpc/client.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import { saveFile } from '../ui/saveFile.ts';
import { uiTexts } from '../ui/texts.ts';
import { NoticeText } from './NoticeText.tsx';
import { privacyTexts } from './privacyTexts.ts';

/** What one agreed to, and all that is kept about oneself. */
export function MyDataSection() {
  const t = useTexts(privacyTexts);
  const tUi = useTexts(uiTexts);
  const formats = useFormats();
  const [isReading, setReading] = useState(false);
  const standing = useQuery(orpc.privacy.notice.queryOptions({ input: {} }));
  const download = useCommand(client.privacy.exportMine, { changes: [] });
  const send = async () => {
    const outcome = await download.run({});
    if (outcome.ok && (await saveFile(outcome.value))) {
      showDone(t('downloaded', { name: outcome.value.name }));
    }
  };
  return (
    <Loaded query={standing} skeleton={<SkeletonForm fields={2} />}>
      {({ notice, acceptedVersion, acceptedAt }) => (
        <Stack gap="sm">
          <Text size="sm">
            {notice === null
              ? t('none')
              : acceptedVersion === null || acceptedAt === null
                ? t('notAccepted')
                : t('acceptedOn', { version: acceptedVersion, date: formats.dateTime(acceptedAt) })}
          </Text>
          <Group gap="sm">
            {notice !== null && (
              <Button
                variant="default"
                leftSection={<IconFileText size={16} />}
                onClick={() => setReading(true)}
              >
                {t('read')}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              loading={download.isRunning}
              onClick={() => void send()}
            >
              {t('download')}
            </Button>
          </Group>
          <Text size="xs" c="dimmed">
            {t('downloadHint')}
          </Text>
          {notice !== null && (
            <Modal
              opened={isReading}
              onClose={() => setReading(false)}
              title={t('notice')}
              size="lg"
              closeButtonProps={{ 'aria-label': tUi('close') }}
            >
              <NoticeText notice={notice} />
            </Modal>
          )}
        </Stack>
      )}
    </Loaded>
  );
}
