import { Button, Modal, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { PlaceNow, PlaceRefusal } from '#shared/place/place.ts';
import { askPlaceAnew, placeDesk } from '../rpc/placeNow.ts';
import { placeWords } from '../signs/placeTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { useDocumentTitle } from '../ui/Page.tsx';
import { Room } from '../ui/Room.tsx';
import { CertificateWarning } from './CertificateWarning.tsx';
import { type Choice, choicesFor, helpWith } from './choices.ts';
import { toRefusal } from './move.ts';
import { RefusalNote } from './Note.tsx';
import { PlaceChooser } from './PlaceChooser.tsx';
import { PlaceFacts } from './PlaceFacts.tsx';
import styles from './place.module.css';
import { placeTexts } from './texts.ts';

export interface Trouble extends PlaceNow {
  readonly problem: NonNullable<PlaceNow['problem']>;
}

/** The place cannot be opened, and nobody is at work yet: what happened and what can be done, instead of the door. */
export function PlaceTroubleScreen({ trouble }: { readonly trouble: Trouble }) {
  const t = useTexts(placeTexts);
  useDocumentTitle(t('trouble.title'));
  return (
    <Room>
      <Body trouble={trouble} />
    </Room>
  );
}

interface PlaceTroubleCoverProps {
  readonly trouble: Trouble;
  readonly onKeepLooking: () => void;
}

/** The same over the page that somebody is working in: what they were writing stays under it. */
export function PlaceTroubleCover({ trouble, onKeepLooking }: PlaceTroubleCoverProps) {
  const t = useTexts(placeTexts);
  return (
    <Modal
      opened
      fullScreen
      onClose={onKeepLooking}
      withCloseButton={false}
      transitionProps={{ duration: 0 }}
      aria-label={t('trouble.title')}
    >
      <div className={styles.cover}>
        <Body trouble={trouble} />
        <Stack gap="xs" align="flex-start">
          <Text size="sm" c="dimmed">
            {t('trouble.written')}
          </Text>
          <Button variant="subtle" onClick={onKeepLooking}>
            {t('trouble.keepLooking')}
          </Button>
        </Stack>
      </div>
    </Modal>
  );
}

function Body({ trouble }: { readonly trouble: Trouble }) {
  const t = useTexts(placeTexts);
  const words = useTexts(placeWords);
  const [isRetrying, setRetrying] = useState(false);
  /** Open at this choice; `null`: at the list. */
  const [choosing, setChoosing] = useState<Choice | null | undefined>(undefined);
  const refusal: PlaceRefusal = { ok: false, ...trouble.problem };
  const help = helpWith(refusal.problem, trouble);
  const mayChoose = choicesFor('trouble', trouble).length > 0;

  const retry = async () => {
    setRetrying(true);
    // The answer is what `now` says afterwards.
    await placeDesk()?.retry().catch(toRefusal);
    await askPlaceAnew();
    setRetrying(false);
  };

  if (choosing !== undefined) {
    return (
      <PlaceChooser
        key={choosing}
        now={trouble}
        occasion="trouble"
        headingOrder={1}
        initial={choosing ?? undefined}
        onLeave={() => setChoosing(undefined)}
      />
    );
  }
  return (
    <Stack gap="md">
      <Title order={1} fz="xl" tabIndex={-1} className={styles.title}>
        {t(help.certificate ? 'certificate.title' : 'trouble.title')}
      </Title>
      <RefusalNote refusal={refusal} />
      <PlaceFacts now={trouble} />
      {help.certificate && <CertificateWarning trouble={trouble} />}
      {trouble.isFixed && <Text size="sm">{words('fixed')}</Text>}
      {help.server && <Text size="sm">{t('trouble.serverHint')}</Text>}
      <div className={styles.actions}>
        <Button
          data-autofocus
          onClick={() => void retry()}
          loading={isRetrying}
          variant={help.certificate ? 'default' : 'filled'}
        >
          {t('trouble.retry')}
        </Button>
        {help.server && (
          <Button variant="default" onClick={() => setChoosing('server')}>
            {t('trouble.server')}
          </Button>
        )}
        {help.restore && (
          <Button variant="default" onClick={() => setChoosing('restore')}>
            {t('trouble.restore')}
          </Button>
        )}
        {mayChoose && (
          <Button variant="default" onClick={() => setChoosing(null)}>
            {t('trouble.other')}
          </Button>
        )}
      </div>
    </Stack>
  );
}
