import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import { DigestForm } from './DigestForm.tsx';
import { MailForm } from './MailForm.tsx';
import { MailStatus } from './MailStatus.tsx';
import styles from './mail.module.css';
import { QueueList } from './QueueList.tsx';
import { TemplatePreviews } from './TemplatePreviews.tsx';
import { mailTexts } from './texts.ts';
import { VIEWS, type View } from './views.ts';

const route = getRouteApi('/administracion/correo');

/** How mail goes out, what waits to go, and what it says. */
export function MailScreen() {
  const t = useTexts(mailTexts);
  const navigate = route.useNavigate();
  const seesQueue = useAllows('system.manage');
  const { view = 'settings' } = route.useSearch();
  const tabs = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is what is to be seen among the tabs
  useEffect(() => {
    const chosen = tabs.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (chosen != null) tabs.current?.scrollTo({ left: chosen.offsetLeft - 48 });
  }, [view]);
  const views = VIEWS.filter((one) => one !== 'queue' || seesQueue);
  return (
    <Page title={t('title')} subtitle={<MailStatus />} width={view === 'queue' ? 'fill' : 'reading'}>
      <Tabs
        className={styles.views}
        value={view}
        onChange={(value) => void navigate({ search: { view: views.find((one) => one === value) } })}
        keepMounted={false}
      >
        <Tabs.List mb="lg" className={styles.tabs} ref={tabs}>
          {views.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`view.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={view} className={styles.view}>
          <OpenView view={seesQueue || view !== 'queue' ? view : 'settings'} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function OpenView({ view }: { readonly view: View }) {
  const settings = useQuery(orpc.settings.get.queryOptions({ input: {} }));
  if (view === 'queue') return <QueueList />;
  return (
    <Loaded query={settings} skeleton={<SkeletonForm fields={6} />}>
      {(data) => {
        switch (view) {
          case 'settings':
            return <MailForm {...data} />;
          case 'digest':
            return <DigestForm {...data} />;
          case 'templates':
            return <TemplatePreviews settings={data.settings} />;
        }
      }}
    </Loaded>
  );
}
