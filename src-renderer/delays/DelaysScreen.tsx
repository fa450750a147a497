import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { orpc } from '../rpc/client.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Page } from '../ui/Page.tsx';
import { DelayFilters } from './DelayFilters.tsx';
import styles from './delays.module.css';
import { FinishList } from './FinishList.tsx';
import { RiskList } from './RiskList.tsx';
import { EVERY } from './refresh.ts';
import { StuckList } from './StuckList.tsx';
import { DELAY_PARTS, type DelayPart, type DelaysSearch, filterOf } from './search.ts';
import { TrackRecord } from './TrackRecord.tsx';
import { delaysTexts } from './texts.ts';

const route = getRouteApi('/indicadores/demoras');

/** What is about to be late, what stands still, when each ticket will be done, and how right that proved to be. */
export function DelaysScreen() {
  const t = useTexts(delaysTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { part = 'risk' } = search;
  const show = (changes: Partial<DelaysSearch>) =>
    void navigate({ to: '/indicadores/demoras', search: { ...search, ...changes }, replace: true });
  const counts = useQuery(
    orpc.delays.counts.queryOptions({
      input: filterOf(search),
      placeholderData: keepPreviousData,
      refetchInterval: EVERY,
    }),
  ).data;
  const counted: Readonly<Record<DelayPart, number | undefined>> = {
    risk: counts?.atRisk,
    stuck: counts && counts.stuck.working + counts.stuck.waiting + counts.stuck.unassigned,
    finish: counts?.predicted,
    record: undefined,
  };
  const about = () => {
    if (counts === undefined) return '…';
    const sentence = t(`about.${part}`, {
      odds: formats.percent(counts.lateOddsPercent / 100),
      hours: formats.number(counts.stuckHours),
      waiting: formats.number(counts.waitingStuckHours),
    });
    const isShort = part === 'finish' && counts.unpredicted > 0;
    return isShort ? `${sentence} ${t('unpredicted', { count: counts.unpredicted })}.` : sentence;
  };
  const named = (name: string, count: number | undefined) =>
    count === undefined ? name : t('counted', { name, count: formats.number(count) });

  return (
    <Page title={t('title')} width="fill" subtitle={about()}>
      <div className={styles.page}>
        <div className={styles.parts} data-print="no">
          <SegmentedControl
            size="xs"
            aria-label={t('part.label')}
            value={part}
            onChange={(value) => show({ part: DELAY_PARTS.find((one) => one === value) })}
            data={DELAY_PARTS.map((one) => ({ value: one, label: named(t(`part.${one}`), counted[one]) }))}
          />
        </div>
        <DelayFilters search={search} onSearch={show} isRecord={part === 'record'} />
        {part === 'risk' && <RiskList search={search} />}
        {part === 'stuck' && <StuckList search={search} onSearch={show} counts={counts?.stuck} />}
        {part === 'finish' && <FinishList search={search} />}
        {part === 'record' && <TrackRecord search={search} onSearch={show} />}
      </div>
    </Page>
  );
}
