import { Button, FileButton, Group, Text } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { LOGO_BYTES } from '#shared/settings/contract.ts';
import { client, orpc } from '../rpc/client.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ErrorNote } from '../ui/FormFrame.tsx';
import { useObjectUrl } from '../ui/useObjectUrl.ts';
import { inventorySettingsTexts } from './inventoryTexts.ts';
import styles from './settings.module.css';

interface LetterheadProps {
  readonly institution: string;
  readonly lines: string;
  /** Its hash; null: none. */
  readonly logo: string | null;
  readonly version: number;
  /** While lines are typed that are not saved: a logo stored meanwhile would make their save a stale one. */
  readonly isLocked: boolean;
}

/** The heading of signed paper as it will look, and its logo, which is stored as soon as it is chosen. */
export function Letterhead({ institution, lines, logo, version, isLocked }: LetterheadProps) {
  const t = useTexts(inventorySettingsTexts);
  const formats = useFormats();
  const upload = useCommand(client.settings.uploadLogo, { changes: ['setting'], errors: 'inline' });
  const content = useQuery(orpc.settings.logo.queryOptions({ input: {}, enabled: logo !== null }));
  const address = useObjectUrl(logo === null ? undefined : content.data);
  const send = (file: File | null) => void upload.run({ file, version });
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('preview')}
      </Text>
      <div className={styles.sheet}>
        {address !== null && <img src={address} alt={t('logoAlt')} className={styles.sheetLogo} />}
        <div>
          <strong>{institution}</strong>
          {lines}
        </div>
      </div>
      <Group gap="xs" mt="xs">
        <FileButton
          disabled={isLocked}
          accept="image/png,image/jpeg"
          onChange={(file) => file !== null && send(file)}
        >
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant="default"
              leftSection={<IconPhoto size={14} />}
              disabled={isLocked}
              loading={upload.isRunning}
            >
              {t(logo === null ? 'logoChoose' : 'logoChange')}
            </Button>
          )}
        </FileButton>
        {logo !== null && (
          <Button
            size="xs"
            variant="default"
            disabled={isLocked || upload.isRunning}
            onClick={() => send(null)}
          >
            {t('logoRemove')}
          </Button>
        )}
        <Text size="xs" c="dimmed">
          {isLocked ? t('logoLocked') : t('logoHint', { max: formats.bytes(LOGO_BYTES) })}
        </Text>
      </Group>
      <ErrorNote error={upload.error} />
    </div>
  );
}
