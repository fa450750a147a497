import { Page } from '../ui/Page.tsx';

export function DelaysScreen() {
  return (
    <Page title="Demoras">
      <p />
    </Page>
  );
}
