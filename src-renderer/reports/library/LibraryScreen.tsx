import { Page } from '../../ui/Page.tsx';

export function LibraryScreen() {
  return (
    <Page title="Informes">
      <p />
    </Page>
  );
}
