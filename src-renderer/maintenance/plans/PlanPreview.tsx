import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { orpc } from '../../rpc/client.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { useToday } from '../../ui/useToday.ts';
import styles from '../maintenance.module.css';
import { type PlanValues, scheduleOf } from './planValues.ts';
import { planTexts } from './texts.ts';

/** How many tickets a plan will open and when, before it is saved. */
export function PlanPreview({ values }: { readonly values: PlanValues }) {
  const t = useTexts(planTexts);
  const formats = useFormats();
  const today = useToday();
  const [wanted] = useDebouncedValue(JSON.stringify(scheduleOf(values)), 250);
  const schedule: ReturnType<typeof scheduleOf> = JSON.parse(wanted);
  const preview = useQuery(
    orpc.maintenance.previewPlan.queryOptions({
      input: schedule ?? { categoryId: null, assetId: null, everyMonths: null, firstOn: today, leadDays: 0 },
      enabled: schedule !== null && values.isEnabled,
      placeholderData: keepPreviousData,
    }),
  ).data;
  if (schedule === null || !values.isEnabled || preview === undefined) return null;
  const { assets, dates, opensOn } = preview;
  return (
    <div className={styles.preview} role="status" aria-label={t('preview.label')}>
      {opensOn === null ? (
        t('preview.past')
      ) : (
        <>
          {assets === 0 ? t('preview.noAssets') : t('preview.assets', { count: assets })}{' '}
          {t('preview.dates', { dates: formats.list(dates.map(formats.localDay)) })}{' '}
          {opensOn <= today
            ? t('preview.opensToday')
            : t('preview.opens', { date: formats.localDay(opensOn) })}
        </>
      )}
    </div>
  );
}
