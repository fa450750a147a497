import { Button, Modal, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { toAppError } from '../rpc/appError.ts';
import { refreshMe, signOut } from '../rpc/authenticate.ts';
import { showErrorToast } from '../rpc/errorToast.tsx';
import { queryClient } from '../rpc/queryClient.ts';
import { useTexts } from '../texts/useTexts.ts';
import { useDocumentTitle } from '../ui/Page.tsx';
import { EnrolSteps } from './EnrolSecondFactor.tsx';
import { FrontDoor } from './FrontDoor.tsx';
import { secondFactorTexts } from './secondFactorTexts.ts';

/** The person's role demands a second factor and they have none: nothing else is open before. */
export function SecondFactorScreen() {
  const t = useTexts(secondFactorTexts);
  useDocumentTitle(t('missingTitle'));
  return (
    <FrontDoor>
      <Title order={1} fz="lg">
        {t('missingTitle')}
      </Title>
      <Steps />
    </FrontDoor>
  );
}

/** The same over the screens as they stand, for whoever was at work when it began to be demanded. */
export function SecondFactorGate() {
  const t = useTexts(secondFactorTexts);
  return (
    <Modal
      opened
      onClose={() => undefined}
      title={t('missingTitle')}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <Steps />
    </Modal>
  );
}

function Steps() {
  const t = useTexts(secondFactorTexts);
  const [isDone, setIsDone] = useState(false);
  const enter = async () => {
    await refreshMe();
    // What was refused meanwhile is asked for again.
    await queryClient.invalidateQueries();
  };
  const leave = () => void signOut().catch((error: unknown) => showErrorToast(toAppError(error)));
  return (
    <>
      {!isDone && (
        <Text size="sm" c="dimmed" mb="md">
          {t('missingHint')}
        </Text>
      )}
      <EnrolSteps onShown={() => setIsDone(true)} onDone={() => void enter()} />
      {!isDone && (
        <Button variant="subtle" size="xs" mt="sm" fullWidth onClick={leave}>
          {t('leave')}
        </Button>
      )}
    </>
  );
}
