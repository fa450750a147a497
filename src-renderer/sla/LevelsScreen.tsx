import { Tabs } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTexts } from '../texts/useTexts.ts';
import { Page } from '../ui/Page.tsx';
import { MatrixEditor } from './MatrixEditor.tsx';
import { PoliciesTable } from './PoliciesTable.tsx';
import { slaTexts } from './texts.ts';

const route = getRouteApi('/administracion/niveles');

/** What the department promises: times by service and priority, and what priority follows from impact and urgency. */
export function LevelsScreen() {
  const t = useTexts(slaTexts);
  const { view } = route.useSearch();
  const navigate = useNavigate();
  return (
    <Page title={t('title')} subtitle={t('subtitle')}>
      <Tabs
        value={view ?? 'policies'}
        onChange={(value) =>
          void navigate({
            to: '/administracion/niveles',
            search: value === 'matrix' ? { view: 'matrix' } : {},
          })
        }
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="policies">{t('policies')}</Tabs.Tab>
          <Tabs.Tab value="matrix">{t('matrix')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="policies">
          <PoliciesTable />
        </Tabs.Panel>
        <Tabs.Panel value="matrix">
          <MatrixEditor />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
