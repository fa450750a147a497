import { Page } from '../ui/Page.tsx';

export function MailScreen() {
  return (
    <Page title="Correo">
      <p />
    </Page>
  );
}
