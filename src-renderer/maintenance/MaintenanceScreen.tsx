import { Button, SegmentedControl } from '@mantine/core';
import { IconCalendarRepeat, IconPlus } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { useAllows } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Page } from '../ui/Page.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { Agenda } from './agenda/Agenda.tsx';
import { MaintenanceExport } from './MaintenanceExport.tsx';
import styles from './maintenance.module.css';
import { RecordDrawer } from './records/RecordDrawer.tsx';
import { Records } from './records/Records.tsx';
import { type MaintenanceSearch, viewOf } from './search.ts';
import { maintenanceTexts } from './texts.ts';

const route = getRouteApi('/inventario/mantenimiento');

/** What is due, month by month, and what was done. */
export function MaintenanceScreen() {
  const t = useTexts(maintenanceTexts);
  const navigate = useNavigate();
  const search = route.useSearch();
  const mayManage = useAllows('assets.manage');
  const view = viewOf(search);
  const set = (changes: Partial<MaintenanceSearch>, replace = true) =>
    void navigate({ to: '/inventario/mantenimiento', search: { ...search, ...changes }, replace });

  const latest = useRef(set);
  latest.current = set;
  useShortcuts(
    t('title'),
    useMemo(
      () =>
        mayManage
          ? [{ keys: 'n', label: t('keys.record'), run: () => latest.current({ open: 'new' }, false) }]
          : [],
      [mayManage, t],
    ),
  );

  return (
    <Page
      title={t('title')}
      width="fill"
      actions={
        <>
          <MaintenanceExport search={search} />
          <LinkButton
            to="/inventario/mantenimiento/planes"
            variant="default"
            leftSection={<IconCalendarRepeat size={16} />}
          >
            {t('plansLink')}
          </LinkButton>
          {mayManage && (
            <Button
              leftSection={<IconPlus size={16} />}
              onClick={() => set({ show: view, open: 'new', ticketId: undefined }, false)}
            >
              {t('record')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.page}>
        <div className={styles.views} data-print="no">
          <SegmentedControl
            size="sm"
            aria-label={t('view.label')}
            value={view}
            data={[
              { value: 'agenda', label: t('view.agenda') },
              { value: 'records', label: t('view.records') },
            ]}
            onChange={(next) => set({ show: next === 'agenda' ? 'agenda' : 'records' }, false)}
          />
        </div>
        {view === 'agenda' ? (
          <Agenda search={search} onSearch={set} />
        ) : (
          <Records search={search} onSearch={set} />
        )}
      </div>
      <RecordDrawer
        open={search.open}
        assetId={search.assetId}
        ticketId={search.ticketId}
        onClose={() => set({ show: view, open: undefined, ticketId: undefined })}
      />
    </Page>
  );
}
