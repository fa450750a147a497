import { Page } from '../../ui/Page.tsx';

export function IssuedScreen() {
  return (
    <Page title="Informes emitidos">
      <p />
    </Page>
  );
}
