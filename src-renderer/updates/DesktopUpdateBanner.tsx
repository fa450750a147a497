import { ActionIcon, Button } from '@mantine/core';
import { IconDownload, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { assertNever } from '#shared/kernel/assertNever.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Banner } from './Banner.tsx';
import { updateProblemTexts } from './problemTexts.ts';
import { updatesTexts } from './texts.ts';
import { atDesk, useDesktopUpdates } from './useDesktopUpdates.ts';

/** In the desktop program: a newer version of it, and how far it has come. Silent while there is nothing to do about it. */
export function DesktopUpdateBanner() {
  const t = useTexts(updatesTexts);
  const problem = useTexts(updateProblemTexts);
  const formats = useFormats();
  const desktop = useDesktopUpdates();
  /** Put off until the program starts again. */
  const [later, setLater] = useState<string | null>(null);
  if (desktop === null) return null;
  const { desk, updates } = desktop;
  const { look, step } = updates;
  if (look.state !== 'available' || look.file === null || later === look.version) return null;
  const { version, file } = look;
  const close = (
    <ActionIcon
      size="sm"
      variant="subtle"
      color="gray"
      aria-label={t('banner.later')}
      onClick={() => setLater(version)}
    >
      <IconX size={16} aria-hidden />
    </ActionIcon>
  );
  const small = { size: 'compact-xs', variant: 'default' } as const;
  switch (step.kind) {
    case 'none':
      return (
        <Banner
          tone="notice"
          icon={<IconDownload size={16} aria-hidden />}
          action={
            <>
              <Button {...small} onClick={() => void atDesk(desk.fetch())}>
                {t('banner.fetch')} ({formats.bytes(file.bytes)})
              </Button>
              {close}
            </>
          }
        >
          {t('banner.available', { version })}
        </Banner>
      );
    case 'fetching':
      return (
        <Banner tone="notice" icon={<IconDownload size={16} aria-hidden />}>
          {t('banner.fetching', {
            version,
            done: formats.bytes(step.done),
            total: formats.bytes(step.total),
          })}
        </Banner>
      );
    case 'ready':
      return (
        <Banner
          tone="notice"
          icon={<IconDownload size={16} aria-hidden />}
          action={
            <>
              <Button {...small} onClick={() => void desk.install()}>
                {t('banner.install')}
              </Button>
              <Button {...small} onClick={() => void atDesk(desk.atQuit(!step.atQuit))}>
                {t(step.atQuit ? 'banner.notNow' : 'banner.atQuit')}
              </Button>
              {close}
            </>
          }
        >
          {t(step.atQuit ? 'banner.ready' : 'banner.kept', { version })}
        </Banner>
      );
    case 'failed':
      return (
        <Banner
          tone="warning"
          action={
            <>
              <Button {...small} onClick={() => void atDesk(desk.fetch())}>
                {t('banner.retry')}
              </Button>
              {close}
            </>
          }
        >
          {problem(step.problem)}
        </Banner>
      );
    default:
      return assertNever(step);
  }
}
