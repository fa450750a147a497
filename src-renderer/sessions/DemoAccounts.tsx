import { Text, Title, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { ROLES, type Role } from '#shared/rpc/permissions.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { Avatar } from '../ui/Avatar.tsx';
import styles from './FrontDoor.module.css';
import { sessionTexts } from './texts.ts';
import type { SigningIn } from './useSignIn.ts';

export interface DemoAccount {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

interface DemoAccountsProps {
  readonly accounts: readonly DemoAccount[];
  readonly signingIn: SigningIn;
}

/** The accounts of a sample institution by role: one press and one is in. */
export function DemoAccounts({ accounts, signingIn }: DemoAccountsProps) {
  const t = useTexts(sessionTexts);
  const word = useTexts(words);
  return (
    <section className={styles.side} aria-labelledby="demo">
      <Title order={2} id="demo">
        {t('signIn.demo')}
      </Title>
      <Text size="xs" c="dimmed" mb="sm">
        {t('signIn.demoHint')}
      </Text>
      {ROLES.map((role) => {
        const people = accounts.filter((account) => account.role === role);
        return people.length === 0 ? null : (
          <div key={role}>
            <Text component="h3" size="xs" c="dimmed" fw={600} mt="sm" mb={2}>
              {word(`role.${role}`)}
            </Text>
            <ul className={styles.people}>
              {people.map((account) => (
                <li key={account.username}>
                  <UnstyledButton
                    className={styles.person}
                    disabled={signingIn.isRunning}
                    onClick={() =>
                      void signingIn.attempt({ username: account.username, password: account.password })
                    }
                  >
                    <Avatar name={account.name} size={24} isDecoration />
                    <VisuallyHidden>{t('signIn.demoEnter')}</VisuallyHidden>
                    <span className={styles.personName}>{account.name}</span>
                    <Text size="xs" c="dimmed" span>
                      {account.username}
                    </Text>
                    <IconArrowRight size={15} aria-hidden />
                  </UnstyledButton>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
