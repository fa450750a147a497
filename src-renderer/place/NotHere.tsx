import { IconDeviceDesktop } from '@tabler/icons-react';
import { useTexts } from '../texts/useTexts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { screenTexts } from './screenTexts.ts';

/** A pasted address, in a browser: what it is about is done in the program, on the machine that has the data. */
export function NotHere({ title }: { readonly title: string }) {
  const t = useTexts(screenTexts);
  return (
    <Page title={title} width="reading">
      <EmptyState
        icon={<IconDeviceDesktop size={28} stroke={1.5} />}
        title={t('notHere')}
        hint={t('notHereHint')}
      />
    </Page>
  );
}
