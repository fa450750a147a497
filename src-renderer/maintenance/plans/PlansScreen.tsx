import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { MaintenancePlan } from '#shared/maintenance/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { EnabledBadge } from '../../signs/EnabledBadge.tsx';
import { useEnabledWord } from '../../signs/useEnabledWord.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import type { Column } from '../../ui/columns.ts';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { PlanForm } from './PlanForm.tsx';
import { planTexts } from './texts.ts';

const route = getRouteApi('/inventario/mantenimiento/planes');

const scopeOf = (plan: MaintenancePlan) =>
  plan.category?.name ?? (plan.asset === null ? '' : `${plan.asset.inventoryNumber} · ${plan.asset.name}`);
const searched = (plan: MaintenancePlan) => `${scopeOf(plan)} ${plan.service?.name ?? ''}`;

/** More plans than that nobody can keep in mind. */
const MOST = 200;

/** Every preventive plan, the open one in a drawer. */
export function PlansScreen() {
  const t = useTexts(planTexts);
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = useNavigate();
  const stateOf = useEnabledWord();
  const plans = useQuery(orpc.maintenance.plans.queryOptions({ input: { withDisabled: true, limit: MOST } }));
  const columns = useMemo((): Column<MaintenancePlan>[] => {
    const every = (plan: MaintenancePlan) =>
      plan.everyMonths === null ? t('once') : t('every', { count: plan.everyMonths });
    return [
      {
        key: 'name',
        header: t('column.name'),
        width: 240,
        minWidth: 150,
        grow: true,
        isFixed: true,
        render: (plan) => plan.name,
      },
      { key: 'scope', header: t('column.scope'), width: 220, yields: 3, render: scopeOf },
      { key: 'every', header: t('column.every'), width: 140, yields: 4, render: every },
      {
        key: 'next',
        header: t('column.next'),
        width: 190,
        minWidth: 120,
        render: (plan) =>
          plan.nextOn === null
            ? t('none')
            : [
                formats.localDay(plan.nextOn),
                ...(plan.overdue === 0 ? [] : [t('late', { count: plan.overdue })]),
              ].join(' · '),
        text: (plan) => plan.nextOn,
      },
      {
        key: 'assets',
        header: t('column.assets'),
        width: 90,
        align: 'end',
        yields: 2,
        render: (plan) => formats.number(plan.assets),
        text: (plan) => plan.assets,
      },
      {
        key: 'service',
        header: t('column.service'),
        width: 170,
        yields: 1,
        render: (plan) => plan.service?.name ?? '',
      },
      {
        key: 'state',
        header: t('column.state'),
        width: 120,
        yields: 5,
        render: (plan) => <EnabledBadge isEnabled={plan.isEnabled} />,
        text: (plan) => stateOf(plan.isEnabled),
      },
    ];
  }, [t, formats, stateOf]);
  return (
    <RecordTable
      name="maintenancePlans"
      search={search}
      onSearch={({ q, open }, replace) =>
        void navigate({
          to: '/inventario/mantenimiento/planes',
          // What a new plan was to begin with holds for that one only.
          search: open === 'new' ? { ...search, q, open } : { q, open },
          replace,
        })
      }
      mayManage={useAllows('assets.manage')}
      title={t('title')}
      create={t('create')}
      hint={t('hint')}
      drawerTitle={t('one')}
      query={plans}
      columns={columns}
      searched={searched}
      card={(plan) => (
        <>
          <Text size="sm" fw={600} truncate>
            {plan.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {[scopeOf(plan), plan.nextOn === null ? t('none') : formats.localDay(plan.nextOn)].join(' · ')}
          </Text>
        </>
      )}
      drawer={(plan, close, onDirty) => (
        <PlanForm plan={plan} seed={search} close={close} onDirty={onDirty} />
      )}
    />
  );
}
