import { Page } from '../ui/Page.tsx';

export function GoalsScreen() {
  return (
    <Page title="Metas">
      <p />
    </Page>
  );
}
