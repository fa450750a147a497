import { Button, Modal, Text } from '@mantine/core';
import { forgetAnswers } from '../rpc/queryClient.ts';
import { useSession } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import { SignInForm } from './SignInForm.tsx';
import { sessionTexts } from './texts.ts';
import { useSignIn } from './useSignIn.ts';

/** Over the screens as they stand: nothing typed is lost because a session ran out. */
export function ExpiredDialog() {
  const t = useTexts(sessionTexts);
  const username = useSession((session) => session.me?.username ?? null);
  const signingIn = useSignIn();
  const leave = () => {
    forgetAnswers();
    useSession.setState({ phase: 'signedOut', me: null });
  };
  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('expired.title')}
    >
      <Text size="sm" c="dimmed" mb="md">
        {t('expired.hint')}
      </Text>
      <SignInForm signingIn={signingIn} username={username} />
      <Button variant="subtle" size="xs" mt="sm" fullWidth onClick={leave}>
        {t('expired.other')}
      </Button>
    </Modal>
  );
}
