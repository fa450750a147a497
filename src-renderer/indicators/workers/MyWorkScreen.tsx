import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { orpc } from '../../rpc/client.ts';
import { useMe } from '../../rpc/session.ts';
import { GoalStrip } from '../../signs/GoalStrip.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import { useToday } from '../../ui/useToday.ts';
import { Filters } from '../Filters.tsx';
import { datesOf } from '../periods.ts';
import type { PanelSearch } from '../search.ts';
import { IdleSection } from './IdleSection.tsx';
import { WorkerView } from './WorkerView.tsx';
import styles from './workers.module.css';
import { workerTexts } from './workerTexts.ts';

const route = getRouteApi('/indicadores/mio');

/** A technician’s own work, beside the median of the group. */
export function MyWorkScreen() {
  const t = useTexts(workerTexts);
  const me = useMe();
  const navigate = useNavigate();
  const search = route.useSearch();
  const dates = datesOf(search, useToday());
  const query = useQuery(
    orpc.indicators.worker.queryOptions({
      input: { technicianId: me.id, ...dates },
      placeholderData: keepPreviousData,
    }),
  );
  const set = (changes: Partial<PanelSearch>) =>
    void navigate({ to: '/indicadores/mio', search: { ...search, ...changes }, replace: true });
  return (
    <Page title={t('mine')} width="fill">
      <Filters search={search} onSearch={set} filters={[]} />
      <div className={styles.body}>
        <GoalStrip technicianId={me.id} />
        <Loaded query={query} skeleton={<SkeletonRows rows={12} height={24} />}>
          {(worker) => <WorkerView worker={worker} dates={dates} />}
        </Loaded>
        <IdleSection technicianId={me.id} dates={dates} />
      </div>
    </Page>
  );
}
