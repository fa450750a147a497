import { Page } from '../ui/Page.tsx';

export function AlertsScreen() {
  return (
    <Page title="Alertas">
      <p />
    </Page>
  );
}
