import { Button, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { PlaceNow } from '#shared/place/place.ts';
import { usePlaceNow } from '../rpc/placeNow.ts';
import { placeWords } from '../signs/placeTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { useDocumentTitle } from '../ui/Page.tsx';
import { Room } from '../ui/Room.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import { chooserTexts } from './chooserTexts.ts';
import { FormButtons } from './FormButtons.tsx';
import { PlaceChooser } from './PlaceChooser.tsx';
import { PlaceFacts } from './PlaceFacts.tsx';

interface FirstPlaceProps {
  /** The first start of the institution; `onBack` leads back to the choice of the place. */
  readonly children: (onBack: (() => void) | undefined) => ReactNode;
}

/**
 * On the desktop, before the first start of an institution: where this computer is to work. Who chose a place already
 * goes on at once and can come back; in a browser there is nothing to choose.
 */
export function FirstPlace({ children }: FirstPlaceProps) {
  const { now, isAsking } = usePlaceNow();
  const [isChoosing, setChoosing] = useState<boolean | null>(null);
  if (now === undefined) {
    return isAsking ? (
      <Room>
        <SkeletonForm fields={3} />
      </Room>
    ) : (
      children(undefined)
    );
  }
  const isDue = isChoosing ?? (now.isFixed || now.place.mode === 'local');
  if (!isDue) return children(() => setChoosing(true));
  return (
    <Room>
      <First now={now} onGoOn={() => setChoosing(false)} />
    </Room>
  );
}

function First({ now, onGoOn }: { readonly now: PlaceNow; readonly onGoOn: () => void }) {
  const t = useTexts(chooserTexts);
  const words = useTexts(placeWords);
  useDocumentTitle(t('first'));
  if (!now.isFixed) {
    const isLocal = now.place.mode === 'local';
    return (
      <PlaceChooser
        now={now}
        occasion="firstStart"
        headingOrder={1}
        onHere={isLocal ? onGoOn : undefined}
        onLeave={isLocal ? undefined : onGoOn}
      />
    );
  }
  return (
    <Stack gap="md">
      <Title order={1} fz="xl">
        {t('fixedTitle')}
      </Title>
      <PlaceFacts now={now} />
      <Text size="sm">{words('fixed')}</Text>
      <FormButtons>
        <Button size="md" onClick={onGoOn}>
          {t('goOn')}
        </Button>
      </FormButtons>
    </Stack>
  );
}
