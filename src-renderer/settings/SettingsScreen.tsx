import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { orpc } from '../rpc/client.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import { AssignmentForm } from './AssignmentForm.tsx';
import { AttachmentsForm } from './AttachmentsForm.tsx';
import { DelaysForm } from './DelaysForm.tsx';
import { SHOWN_GROUPS } from './groups.ts';
import { IdleForm } from './IdleForm.tsx';
import { InstitutionForm } from './InstitutionForm.tsx';
import { InventoryForm } from './InventoryForm.tsx';
import { PrintingForm } from './PrintingForm.tsx';
import { SecurityForm } from './SecurityForm.tsx';
import styles from './settings.module.css';
import { TicketsForm } from './TicketsForm.tsx';
import { settingsTexts } from './texts.ts';

const route = getRouteApi('/administracion/ajustes');

const forms = {
  institution: InstitutionForm,
  assignment: AssignmentForm,
  tickets: TicketsForm,
  idle: IdleForm,
  delays: DelaysForm,
  inventory: InventoryForm,
  printing: PrintingForm,
  attachments: AttachmentsForm,
  security: SecurityForm,
} as const;

/** The institution's settings, a group at a time; each group is saved by itself. */
export function SettingsScreen() {
  const t = useTexts(settingsTexts);
  const navigate = useNavigate();
  const { group = 'institution' } = route.useSearch();
  const settings = useQuery(orpc.settings.get.queryOptions({ input: {} }));
  const Form = forms[group];
  const tabs = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the group is what is to be seen among the tabs
  useEffect(() => {
    const chosen = tabs.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (chosen != null) tabs.current?.scrollTo({ left: chosen.offsetLeft - 48 });
  }, [group]);
  return (
    <Page title={t('title')} width="narrow">
      <Tabs
        value={group}
        onChange={(value) =>
          void navigate({
            to: '/administracion/ajustes',
            search: { group: SHOWN_GROUPS.find((one) => one === value) },
          })
        }
        keepMounted={false}
      >
        <Tabs.List mb="lg" className={styles.tabs} ref={tabs}>
          {SHOWN_GROUPS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`group.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={group}>
          <Loaded query={settings} skeleton={<SkeletonForm fields={4} />}>
            {(data) => <Form {...data} />}
          </Loaded>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
