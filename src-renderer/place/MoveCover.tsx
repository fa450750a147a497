import { Button, Modal, Progress, Text, Title } from '@mantine/core';
import { useTexts } from '../texts/useTexts.ts';
import { beginAnew, useMove } from './move.ts';
import styles from './place.module.css';
import { placeTexts } from './texts.ts';

/** Over everything while the place changes: nothing can be typed into data that are on their way. */
export function MoveCover() {
  const t = useTexts(placeTexts);
  const move = useMove();
  if (move.phase === 'none') return null;
  const progress = move.phase === 'running' ? move.progress : null;
  return (
    <Modal
      opened
      fullScreen
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
      aria-label={t(`moving.${move.what}`)}
    >
      {move.phase === 'running' ? (
        <div className={styles.cover}>
          <Title order={1} fz="xl">
            {t(`moving.${move.what}`)}
          </Title>
          <div role="status">
            <Text size="sm" mb={6}>
              {t(`moving.step.${progress?.step ?? 'examining'}`)}
            </Text>
            <Progress
              value={progress === null || progress.total === 0 ? 100 : (100 * progress.done) / progress.total}
              animated={progress === null || progress.total === 0}
              aria-hidden
            />
          </div>
          <Text size="sm" c="dimmed">
            {t('moving.calm')}
          </Text>
        </div>
      ) : (
        <div className={styles.cover} role="status">
          <Title order={1} fz="xl">
            {t(`done.${move.what}`)}
          </Title>
          {move.kept !== null && (
            <div>
              <Text size="sm">{t('done.kept')}</Text>
              <p className={styles.path}>{move.kept}</p>
              <Text size="sm" c="dimmed">
                {t('done.keptHint')}
              </Text>
            </div>
          )}
          <div>
            <Button size="md" onClick={beginAnew} data-autofocus>
              {t('done.enter')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
