import { Button, Text, Title } from '@mantine/core';
import { toAppError } from '../rpc/appError.ts';
import { refreshMe, signOut } from '../rpc/authenticate.ts';
import { showErrorToast } from '../rpc/errorToast.tsx';
import { useMe } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import { useDocumentTitle } from '../ui/Page.tsx';
import { FrontDoor } from './FrontDoor.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { sessionTexts } from './texts.ts';

/** A temporary password must become one's own before anything else. */
export function ChangePasswordScreen() {
  const t = useTexts(sessionTexts);
  const me = useMe();
  useDocumentTitle(t('change.title'));
  const leave = () => void signOut().catch((error: unknown) => showErrorToast(toAppError(error)));
  return (
    <FrontDoor>
      <Title order={1} fz="lg">
        {t('change.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t('change.hint')}
      </Text>
      <PasswordForm isTemporary username={me.username} onDone={() => void refreshMe()} />
      <Button variant="subtle" size="xs" mt="sm" fullWidth onClick={leave}>
        {t('change.leave')}
      </Button>
    </FrontDoor>
  );
}
