import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/useTexts.ts';
import { useDocumentTitle } from '../ui/Page.tsx';
import { type DemoAccount, DemoAccounts } from './DemoAccounts.tsx';
import { FrontDoor } from './FrontDoor.tsx';
import { SignInForm } from './SignInForm.tsx';
import { sessionTexts } from './texts.ts';
import { useSignIn } from './useSignIn.ts';

interface SignInScreenProps {
  readonly setup: {
    readonly institution: string | null;
    readonly demoAccounts: readonly DemoAccount[] | null;
  };
  /** Under the card: what else one may want to know or do before being inside. */
  readonly foot?: ReactNode;
}

/** The door: user name and password, and in a sample institution everybody who lives there. */
export function SignInScreen({ setup, foot }: SignInScreenProps) {
  const t = useTexts(sessionTexts);
  const signingIn = useSignIn();
  useDocumentTitle(t('signIn.title'));
  return (
    <FrontDoor
      institution={setup.institution}
      foot={foot}
      aside={
        setup.demoAccounts === null ? undefined : (
          <DemoAccounts accounts={setup.demoAccounts} signingIn={signingIn} />
        )
      }
    >
      <Title order={1} fz="lg" mb="sm">
        {t('signIn.title')}
      </Title>
      <SignInForm signingIn={signingIn} />
      <Text size="xs" c="dimmed" mt="md">
        {t('signIn.forgot')}
      </Text>
    </FrontDoor>
  );
}
