import { Drawer } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import { useTexts } from '../texts/useTexts.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { uiTexts } from './texts.ts';

interface EditDrawerProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly size?: number;
  /** Changes when another row is shown: its form begins anew. The drawer itself stays, to give the focus back. */
  readonly contentKey: string | number;
  /** Its own component, so that its state begins anew each time; `close` asks first when something would be lost. */
  readonly children: (close: () => void, onDirty: (isDirty: boolean) => void) => ReactNode;
}

/** One row of a table, opened at the side: Escape and the background close it, unless something typed would be lost. */
export function EditDrawer({ isOpen, title, onClose, size = 480, contentKey, children }: EditDrawerProps) {
  const t = useTexts(uiTexts);
  const [isDirty, setDirty] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const leave = () => {
    setAsking(false);
    setDirty(false);
    onClose();
  };
  const close = () => {
    // An Escape that closes a dialog above the drawer reaches the drawer too.
    if (document.querySelectorAll('[role="dialog"][aria-modal="true"]').length > 1) return;
    if (isDirty) setAsking(true);
    else leave();
  };
  return (
    <>
      <Drawer
        opened={isOpen}
        onClose={close}
        position="right"
        closeOnEscape={!isAsking}
        size={size}
        title={title}
        overlayProps={{ backgroundOpacity: 0.25 }}
        transitionProps={{ duration: 120 }}
        closeButtonProps={{ 'aria-label': t('close') }}
        styles={{ title: { fontWeight: 600, fontSize: 'var(--mantine-font-size-lg)' } }}
      >
        {isOpen && <Fragment key={contentKey}>{children(leave, setDirty)}</Fragment>}
      </Drawer>
      {/* Mounted only while it asks: the very Escape that opened it would close it again. */}
      {isAsking && (
        <ConfirmDialog
          isOpen
          title={t('unsaved.title')}
          confirm={t('unsaved.leave')}
          cancel={t('unsaved.stay')}
          isDangerous
          onConfirm={leave}
          onCancel={() => setAsking(false)}
        >
          {t('unsaved.message')}
        </ConfirmDialog>
      )}
    </>
  );
}
