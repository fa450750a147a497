import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { UpdateLook } from '#shared/updates/look.ts';
import { useMe } from '../rpc/session.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { PropertyList } from '../ui/PropertyList.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { NewsLines } from './AboutScreen.tsx';
import { updateProblemTexts } from './problemTexts.ts';
import { updatesTexts } from './texts.ts';
import styles from './updates.module.css';

interface LookCardProps {
  readonly title: string;
  readonly version: string;
  readonly look: UpdateLook;
  readonly checkedAt: string | null;
  /** Whether a source and a key are set, so that there is something to look at. */
  readonly isSet: boolean;
  readonly children?: ReactNode;
}

const tones = {
  off: { tone: 'neutral', icon: IconCircleDashed },
  unchecked: { tone: 'neutral', icon: IconCircleDashed },
  current: { tone: 'success', icon: IconCircleCheck },
  available: { tone: 'notice', icon: IconDownload },
  refused: { tone: 'warning', icon: IconAlertTriangle },
} as const;

/** What a look at the source found, and since when that is known. */
export function LookCard({ title, version, look, checkedAt, isSet, children }: LookCardProps) {
  const t = useTexts(updatesTexts);
  const problem = useTexts(updateProblemTexts);
  const formats = useFormats();
  const { language } = useMe();
  const state = look.state === 'off' && isSet ? 'unchecked' : look.state;
  const { tone, icon: Mark } = tones[state];
  return (
    <section className={styles.card}>
      <div className={styles.cardHead}>
        <h2 className={styles.cardTitle}>{title}</h2>
        <StatusBadge tone={tone} icon={<Mark stroke={2} />} variant="plain">
          {t(`admin.state.${state}`)}
        </StatusBadge>
      </div>
      <PropertyList
        items={[
          { label: t('admin.version'), value: version },
          ...(look.state === 'available'
            ? [
                { label: t('admin.offered'), value: look.version },
                { label: t('admin.released'), value: <RelativeTime iso={look.releasedAt} as="day" /> },
                {
                  label: t('admin.installer'),
                  value:
                    look.file === null
                      ? t('admin.noInstaller')
                      : `${look.file.name} (${formats.bytes(look.file.bytes)})`,
                },
              ]
            : []),
          ...(checkedAt === null
            ? []
            : [{ label: t('admin.checked'), value: <RelativeTime iso={checkedAt} as="day" /> }]),
        ]}
      />
      {look.state === 'available' && <NewsLines lines={look.news[language]} />}
      {look.state === 'refused' && (
        <div>
          <p className={styles.lead}>{problem(look.problem)}</p>
          <p className={styles.detail} lang="en">
            {look.detail}
          </p>
        </div>
      )}
      {state === 'off' && <p className={styles.hint}>{t('admin.off')}</p>}
      {children}
    </section>
  );
}
