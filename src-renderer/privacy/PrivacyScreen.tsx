import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { orpc } from '../rpc/client.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import { NoticeForm } from './NoticeForm.tsx';
import { PeopleView } from './PeopleView.tsx';
import { RetentionForm } from './RetentionForm.tsx';
import { privacyAdminTexts } from './texts.ts';
import { VIEWS, type View } from './views.ts';

const route = getRouteApi('/administracion/privacidad');

/** The notice that everybody accepts, what may be asked for about one's data, and how long things are kept. */
export function PrivacyScreen() {
  const t = useTexts(privacyAdminTexts);
  const navigate = route.useNavigate();
  const { view = 'notice' } = route.useSearch();
  return (
    <Page title={t('title')} subtitle={t('subtitle')} width="reading">
      <Tabs
        value={view}
        onChange={(value) => void navigate({ search: { view: VIEWS.find((one) => one === value) } })}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          {VIEWS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`view.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={view}>
          <OpenView view={view} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function OpenView({ view }: { readonly view: View }) {
  const settings = useQuery(orpc.settings.get.queryOptions({ input: {}, enabled: view === 'retention' }));
  const published = useQuery(orpc.privacy.published.queryOptions({ input: {}, enabled: view === 'notice' }));
  switch (view) {
    case 'notice':
      return (
        <Loaded query={published} skeleton={<SkeletonForm fields={4} />}>
          {(data) => <NoticeForm key={data.notice?.version ?? 0} published={data} />}
        </Loaded>
      );
    case 'people':
      return <PeopleView />;
    case 'retention':
      return (
        <Loaded query={settings} skeleton={<SkeletonForm fields={7} />}>
          {(data) => (
            <RetentionForm
              stored={{ id: 1, version: data.versions.retention ?? 0, retention: data.settings.retention }}
            />
          )}
        </Loaded>
      );
  }
}
