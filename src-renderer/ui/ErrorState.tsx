import { Button, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconMapQuestion, IconRefresh } from '@tabler/icons-react';
import { toAppError } from '../rpc/appError.ts';
import { useErrorSentence } from '../rpc/errorSentence.ts';
import { useTexts } from '../texts/useTexts.ts';
import { LinkButton } from './LinkButton.tsx';
import styles from './states.module.css';
import { uiTexts } from './texts.ts';

interface ErrorStateProps {
  /** Anything thrown by a query. */
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** 1 where it is the whole page. */
  readonly order?: 1 | 2;
}

/** A part of the page that could not be had: why, and try again. */
export function ErrorState({ error, onRetry, order = 2 }: ErrorStateProps) {
  const t = useTexts(uiTexts);
  const sentence = useErrorSentence();
  const known = toAppError(error);
  if (known.code === 'forbidden') return <NoPermissionState order={order} />;
  const isMissing = known.code === 'notFound';
  return (
    <div className={styles.state} role="alert">
      <span className={styles.icon} data-tone={isMissing ? undefined : 'danger'} aria-hidden>
        {isMissing ? (
          <IconMapQuestion size={28} stroke={1.5} />
        ) : (
          <IconAlertTriangle size={28} stroke={1.5} />
        )}
      </span>
      <Title order={order} fz="lg">
        {t('error.title')}
      </Title>
      <Text size="sm" c="dimmed" maw={420}>
        {sentence(known)}
      </Text>
      {isMissing && order === 1 && <HomeAction />}
      {onRetry !== undefined && !isMissing && (
        <div className={styles.action}>
          <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
            {t('retry')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The role does not reach here. */
export function NoPermissionState({ order = 2 }: Pick<ErrorStateProps, 'order'>) {
  const t = useTexts(uiTexts);
  return (
    <div className={styles.state} role="alert">
      <span className={styles.icon} aria-hidden>
        <IconLock size={28} stroke={1.5} />
      </span>
      <Title order={order} fz="lg">
        {t('noPermission.title')}
      </Title>
      <Text size="sm" c="dimmed" maw={420}>
        {t('noPermission.hint')}
      </Text>
      {order === 1 && <HomeAction />}
    </div>
  );
}

/** Nobody stays in a blind alley. */
function HomeAction() {
  const t = useTexts(uiTexts);
  return (
    <div className={styles.action}>
      <LinkButton to="/" variant="default">
        {t('notFound.home')}
      </LinkButton>
    </div>
  );
}
