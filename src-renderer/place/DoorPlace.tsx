import { Anchor, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { usePlaceNow } from '../rpc/placeNow.ts';
import { placeWords } from '../signs/placeTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Room } from '../ui/Room.tsx';
import { mayLeaveAtDoor } from './choices.ts';
import { PlaceChooser } from './PlaceChooser.tsx';
import styles from './place.module.css';

interface DoorPlaceProps {
  /** The sign-in, with a line under it where there is something to say. */
  readonly children: (foot: ReactNode) => ReactNode;
}

/**
 * At the sign-in of a desktop program that works at a server or in a shared folder: where that is, and a way out for
 * whom nobody there lets in. Everywhere else there is nothing to say.
 */
export function DoorPlace({ children }: DoorPlaceProps) {
  const t = useTexts(placeWords);
  const { now } = usePlaceNow();
  const [isChoosing, setChoosing] = useState(false);
  if (now === undefined || !mayLeaveAtDoor(now)) return children(undefined);
  if (isChoosing) {
    return (
      <Room>
        <PlaceChooser now={now} occasion="door" headingOrder={1} onLeave={() => setChoosing(false)} />
      </Room>
    );
  }
  const { place } = now;
  const where = place.mode === 'client' ? place.address : place.mode === 'sharedFile' ? place.folder : '';
  return children(
    <Text size="xs" c="dimmed" className={styles.door}>
      {t(`mode.${place.mode}`)}: <span className={styles.where}>{where}</span>{' '}
      <Anchor component="button" type="button" size="xs" onClick={() => setChoosing(true)}>
        {t('change')}
      </Anchor>
    </Text>,
  );
}
