import { Page } from '../../ui/Page.tsx';

export function TrustScreen() {
  return (
    <Page title="Certificados de confianza">
      <p />
    </Page>
  );
}
