import { IconArrowLeft } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { orpc } from '../../rpc/client.ts';
import { GoalStrip } from '../../signs/GoalStrip.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
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

const route = getRouteApi('/indicadores/personas/$technicianId');

/** The work of one technician, for those who lead. */
export function WorkerScreen() {
  const t = useTexts(workerTexts);
  const navigate = useNavigate();
  const { technicianId } = route.useParams();
  const search = route.useSearch();
  const dates = datesOf(search, useToday());
  const query = useQuery(
    orpc.indicators.worker.queryOptions({
      input: { technicianId: Number(technicianId), ...dates },
      placeholderData: keepPreviousData,
    }),
  );
  const set = (changes: Partial<PanelSearch>) =>
    void navigate({
      to: '/indicadores/personas/$technicianId',
      params: { technicianId },
      search: { ...search, ...changes },
      replace: true,
    });
  return (
    <Page
      title={query.data?.technician.name ?? t('person')}
      width="fill"
      actions={
        <LinkButton
          to="/indicadores/personas"
          search={search}
          size="xs"
          variant="default"
          leftSection={<IconArrowLeft size={16} />}
        >
          {t('back')}
        </LinkButton>
      }
    >
      <Filters search={search} onSearch={set} filters={[]} />
      <div className={styles.body}>
        <GoalStrip technicianId={Number(technicianId)} />
        <Loaded query={query} skeleton={<SkeletonRows rows={12} height={24} />}>
          {(worker) => <WorkerView worker={worker} dates={dates} />}
        </Loaded>
        <IdleSection technicianId={Number(technicianId)} dates={dates} />
      </div>
    </Page>
  );
}
