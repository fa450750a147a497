import type { PlaceNow } from '#shared/place/place.ts';
import { placeWords } from '../signs/placeTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { PropertyList } from '../ui/PropertyList.tsx';
import styles from './place.module.css';

/** The present place: in words, and its folder or address. */
export function PlaceFacts({ now: { place, dataDir } }: { readonly now: PlaceNow }) {
  const t = useTexts(placeWords);
  const folder = place.mode === 'sharedFile' ? place.folder : dataDir;
  return (
    <PropertyList
      items={[
        { label: t('place'), value: t(`mode.${place.mode}`) },
        place.mode === 'client'
          ? { label: t('address'), value: <span className={styles.path}>{place.address}</span> }
          : { label: t('folder'), value: <span className={styles.path}>{folder}</span> },
      ]}
    />
  );
}
