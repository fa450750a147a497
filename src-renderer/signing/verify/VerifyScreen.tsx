import { Page } from '../../ui/Page.tsx';

export function VerifyScreen() {
  return (
    <Page title="Comprobar un informe">
      <p />
    </Page>
  );
}
