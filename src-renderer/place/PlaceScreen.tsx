import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { usePlaceNow } from '../rpc/placeNow.ts';
import { placeWords } from '../signs/placeTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Page } from '../ui/Page.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import { Note } from './Note.tsx';
import { NotHere } from './NotHere.tsx';
import { PlaceChooser } from './PlaceChooser.tsx';
import { PlaceFacts } from './PlaceFacts.tsx';
import styles from './place.module.css';

const route = getRouteApi('/administracion/sistema/lugar');

/** Where this computer works, and where it could instead. */
export function PlaceScreen() {
  const t = useTexts(placeWords);
  const { to } = route.useSearch();
  const navigate = useNavigate();
  const { now, isAsking } = usePlaceNow();
  if (now === undefined && !isAsking) return <NotHere title={t('title')} />;
  return (
    <Page title={t('title')} width="reading">
      {now === undefined ? (
        <SkeletonForm fields={3} />
      ) : (
        <div className={styles.page}>
          <section className={styles.panel} aria-label={t('place')}>
            <PlaceFacts now={now} />
          </section>
          {now.isFixed ? (
            <Note tone="info">{t('fixed')}</Note>
          ) : (
            <PlaceChooser
              key={to}
              now={now}
              occasion="administration"
              initial={to}
              headingOrder={2}
              onLeave={() => void navigate({ to: '/administracion/sistema' })}
            />
          )}
        </div>
      )}
    </Page>
  );
}
