import { Page } from '../../ui/Page.tsx';

export function SchedulesScreen() {
  return (
    <Page title="Informes programados">
      <p />
    </Page>
  );
}
