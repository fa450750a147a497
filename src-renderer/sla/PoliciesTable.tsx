import { Select, Table, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { PRIORITIES, type Priority } from '#shared/sla/priority.ts';
import { orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { PriorityBadge } from '../signs/PriorityBadge.tsx';
import { durationText } from '../texts/durations.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { EditDrawer } from '../ui/EditDrawer.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { PolicyForm } from './PolicyForm.tsx';
import { type Promised, promiseRows } from './promises.ts';
import styles from './sla.module.css';
import { slaTexts } from './texts.ts';

const route = getRouteApi('/administracion/niveles');
const SHOWN = [...PRIORITIES].reverse();

/** Every promise in one table: general ones first, then services with their own; a cell opens at the side. */
export function PoliciesTable() {
  const t = useTexts(slaTexts);
  const tWords = useTexts(words);
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = useNavigate();
  const mayManage = useAllows('promises.manage');
  const policies = useQuery(orpc.sla.policies.queryOptions({ input: {} }));
  const services = useQuery(orpc.services.list.queryOptions({ input: {} }));

  const open = (serviceId: number | undefined, priority: Priority | undefined) =>
    void navigate({ to: '/administracion/niveles', search: { serviceId, priority } });
  const items = policies.data?.items ?? [];
  const { serviceId, priority } = search;
  const service =
    serviceId === undefined || serviceId === 0
      ? null
      : (services.data?.items.find((one) => one.id === serviceId) ??
        items.find((policy) => policy.service?.id === serviceId)?.service ??
        null);
  const isOpen =
    policies.isSuccess &&
    serviceId !== undefined &&
    priority !== undefined &&
    (serviceId === 0 || service !== null);
  const own =
    items.find((policy) => (policy.service?.id ?? 0) === serviceId && policy.priority === priority) ?? null;
  const general = items.find((policy) => policy.service === null && policy.priority === priority) ?? null;

  return (
    <Loaded query={policies} skeleton={<SkeletonRows rows={8} height={32} />}>
      {(data) => {
        const rows = promiseRows(data.items, formats.compare);
        const owning = new Set(rows.map((row) => row.service?.id));
        const others = (services.data?.items ?? []).filter((one) => !owning.has(one.id));
        return (
          <>
            <p className={styles.legend}>{t('legend')}</p>
            <Table className={styles.table} verticalSpacing={4}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('service')}</Table.Th>
                  {SHOWN.map((one) => (
                    <Table.Th key={one}>
                      <PriorityBadge priority={one} />
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={row.service?.id ?? 0}>
                    <Table.Th scope="row" className={styles.name}>
                      {row.service?.name ?? t('general')}
                    </Table.Th>
                    {SHOWN.map((one) => (
                      <Table.Td key={one} data-label={tWords(`priority.${one}`)}>
                        <Cell
                          promised={row.cells[one]}
                          label={t('cellLabel', {
                            service: row.service?.name ?? t('general'),
                            priority: tWords(`priority.${one}`),
                          })}
                          onOpen={() => open(row.service?.id ?? 0, one)}
                        />
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            {mayManage && others.length > 0 && (
              <Select
                label={t('addFor')}
                description={t('addForHint')}
                placeholder={t('chooseService')}
                data={others.map((one) => ({ value: String(one.id), label: one.name }))}
                value={null}
                onChange={(id) => id !== null && open(Number(id), 'high')}
                searchable
                mt="lg"
                maw={420}
              />
            )}
            <EditDrawer
              contentKey={`${serviceId}-${priority}`}
              isOpen={isOpen}
              title={service?.name ?? t('general')}
              onClose={() => open(undefined, undefined)}
            >
              {(close, onDirty) =>
                priority !== undefined && (
                  <PolicyForm
                    service={service}
                    priority={priority}
                    policy={own}
                    general={general}
                    close={close}
                    onDirty={onDirty}
                  />
                )
              }
            </EditDrawer>
          </>
        );
      }}
    </Loaded>
  );
}

interface CellProps {
  readonly promised: Promised;
  readonly label: string;
  readonly onOpen: () => void;
}

function Cell({ promised, label, onOpen }: CellProps) {
  const t = useTexts(slaTexts);
  const { policy, isOwn } = promised;
  return (
    <button type="button" className={styles.cell} data-own={isOwn} onClick={onOpen}>
      <VisuallyHidden>{label}: </VisuallyHidden>
      {policy === null ? (
        t('nothing')
      ) : (
        <>
          <VisuallyHidden>{t('resolution')} </VisuallyHidden>
          <span className={styles.resolution}>{durationText(policy.resolutionMinutes)}</span>
          <VisuallyHidden>, {t('firstResponse')} </VisuallyHidden>
          <span className={styles.response}>{durationText(policy.firstResponseMinutes)}</span>
        </>
      )}
      {!isOwn && <span className={styles.general}>{t('asGeneral')}</span>}
    </button>
  );
}
