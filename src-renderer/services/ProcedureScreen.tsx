import { Button, Checkbox, Text } from '@mantine/core';
import { IconPencil, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { Procedure } from '#shared/services/contract.ts';
import { orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import { ProcedureDiff } from './ProcedureDiff.tsx';
import { ProcedureEditor } from './ProcedureEditor.tsx';
import styles from './services.module.css';
import { serviceTexts } from './texts.ts';

const route = getRouteApi('/administracion/servicios/$serviceId/procedimiento');

/** The steps of a service as technicians see them, with every version and what changed between two of them. */
export function ProcedureScreen() {
  const t = useTexts(serviceTexts);
  const { serviceId } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const id = Number(serviceId);
  const mayWrite = useAllows('promises.manage');
  const services = useQuery(orpc.services.list.queryOptions({ input: { withDisabled: true } }));
  const procedures = useQuery(orpc.services.procedures.queryOptions({ input: { id } }));
  const service = services.data?.items.find((one) => one.id === id);
  const isEditing = search.edit === true && mayWrite;
  const set = (changed: typeof search) =>
    void navigate({
      to: '/administracion/servicios/$serviceId/procedimiento',
      params: { serviceId },
      search: changed,
    });

  return (
    <Page
      title={service === undefined ? t('procedure') : t('procedureTitle', { name: service.name })}
      subtitle={
        <Link to="/administracion/servicios" search={{ open: id }} data-print="no">
          {t('backToService')}
        </Link>
      }
      actions={
        !isEditing && (
          <>
            <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
              {t('print')}
            </Button>
            {mayWrite && (
              <Button leftSection={<IconPencil size={16} />} onClick={() => set({ edit: true })}>
                {t('write')}
              </Button>
            )}
          </>
        )
      }
    >
      <Loaded query={procedures} skeleton={<SkeletonForm fields={6} />}>
        {({ items }) => {
          const [newest = null] = items;
          if (isEditing) return <ProcedureEditor serviceId={id} newest={newest} onDone={() => set({})} />;
          const shown = items.find((one) => one.number === search.version) ?? newest;
          if (shown === null)
            return <EmptyState title={t('noProcedureYet')} hint={mayWrite ? t('noProcedureHint') : ''} />;
          const against = items.find((one) => one.number === search.against);
          return (
            <div className={styles.document}>
              {against === undefined || against.number === shown.number ? (
                <div className={styles.body}>{shown.body}</div>
              ) : (
                <ProcedureDiff before={against} after={shown} />
              )}
              <Versions items={items} shown={shown} against={against} onChoose={set} />
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

interface VersionsProps {
  readonly items: readonly Procedure[];
  readonly shown: Procedure;
  readonly against: Procedure | undefined;
  readonly onChoose: (search: { version?: number; against?: number | undefined }) => void;
}

function Versions({ items, shown, against, onChoose }: VersionsProps) {
  const t = useTexts(serviceTexts);
  const before = items.find((one) => one.number < shown.number);
  return (
    <aside data-print="no">
      <h2 className={styles.categoryName}>{t('versions')}</h2>
      {before !== undefined && (
        <Checkbox
          label={t('showChanges')}
          mb="xs"
          checked={against !== undefined}
          onChange={(event) =>
            onChoose({
              version: shown.number,
              against: event.currentTarget.checked ? before.number : undefined,
            })
          }
        />
      )}
      <ul className={styles.versions}>
        {items.map((one) => (
          <li key={one.id}>
            <a
              href={`?version=${one.number}`}
              className={styles.version}
              data-active={one.number === shown.number}
              aria-current={one.number === shown.number ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault();
                const previous = items.find((other) => other.number < one.number)?.number;
                onChoose({ version: one.number, against: against === undefined ? undefined : previous });
              }}
            >
              {t('procedureNumber', { number: one.number })}
              <Text size="xs" c="dimmed" component="div">
                <RelativeTime iso={one.createdAt} as="day" />
                {one.createdBy !== null && ` · ${one.createdBy.name}`}
              </Text>
            </a>
          </li>
        ))}
      </ul>
    </aside>
  );
}
