import { Button, Group, Modal, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { toAppError } from '../rpc/appError.ts';
import { signOut } from '../rpc/authenticate.ts';
import { client, orpc } from '../rpc/client.ts';
import { showErrorToast } from '../rpc/errorToast.tsx';
import { queryClient } from '../rpc/queryClient.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './AccountScreen.module.css';
import { NoticeText } from './NoticeText.tsx';
import { privacyTexts } from './privacyTexts.ts';

/**
 * The privacy notice over everything, until it is accepted: at the first sign-in, and at the next one after it changed.
 * It is asked for once in a session, so that a new version never covers what somebody is writing.
 */
export function NoticeGate() {
  const t = useTexts(privacyTexts);
  const { data } = useQuery(
    orpc.privacy.notice.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY }),
  );
  const accept = useCommand(client.privacy.accept, {
    // Whoever publishes another one at this moment: the newer text is shown.
    onDone: () => void queryClient.invalidateQueries({ queryKey: orpc.privacy.notice.key() }),
  });
  const notice = data?.notice ?? null;
  if (notice === null || data?.acceptedVersion === notice.version) return null;
  const leave = () => void signOut().catch((error: unknown) => showErrorToast(toAppError(error)));
  const send = async () => {
    const outcome = await accept.run({ version: notice.version });
    if (!outcome.ok) void queryClient.invalidateQueries({ queryKey: orpc.privacy.notice.key() });
  };
  return (
    <Modal
      opened
      onClose={() => undefined}
      title={t('notice')}
      size="lg"
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text that scrolls must be reachable by the keyboard */}
      <div className={styles.scrolled} tabIndex={0} role="document">
        <NoticeText notice={notice} />
      </div>
      <Text size="xs" c="dimmed" mt="md">
        {t('askHint')}
      </Text>
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={leave}>
          {t('leave')}
        </Button>
        <Button loading={accept.isRunning} onClick={() => void send()} data-autofocus>
          {t('accept')}
        </Button>
      </Group>
    </Modal>
  );
}
