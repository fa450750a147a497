import { useNavigate } from '@tanstack/react-router';
import { usePlaceNow } from '../rpc/placeNow.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Page } from '../ui/Page.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import { Note } from './Note.tsx';
import { NotHere } from './NotHere.tsx';
import styles from './place.module.css';
import { RestoreForm } from './RestoreForm.tsx';
import { restoreTexts } from './restoreTexts.ts';

/** A backup over the present data: seen first, then decided. */
export function RestoreScreen() {
  const t = useTexts(restoreTexts);
  const navigate = useNavigate();
  const { now, isAsking } = usePlaceNow();
  if (now === undefined && !isAsking) return <NotHere title={t('title')} />;
  return (
    <Page title={t('title')} subtitle={t('subtitle')} width="reading">
      {now === undefined && <SkeletonForm fields={2} />}
      {now?.place.mode === 'client' && <Note tone="info">{t('atServer')}</Note>}
      {now !== undefined && now.place.mode !== 'client' && (
        <div className={styles.page}>
          <RestoreForm now={now} hasData onBack={() => void navigate({ to: '/administracion/respaldos' })} />
        </div>
      )}
    </Page>
  );
}
