import { Page } from '../../ui/Page.tsx';

export function BuilderScreen() {
  return (
    <Page title="Informe nuevo">
      <p />
    </Page>
  );
}
