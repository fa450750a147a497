import { useBlocker } from '@tanstack/react-router';
import { useTexts } from '../texts/useTexts.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { uiTexts } from './texts.ts';

/** Render it in a form: asks before a page with unsaved changes is left. */
export function UnsavedGuard({ isDirty }: { readonly isDirty: boolean }) {
  const t = useTexts(uiTexts);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      isOpen={blocker.status === 'blocked'}
      title={t('unsaved.title')}
      confirm={t('unsaved.leave')}
      cancel={t('unsaved.stay')}
      isDangerous
      onConfirm={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {t('unsaved.message')}
    </ConfirmDialog>
  );
}
