import { ActionIcon, Button } from '@mantine/core';
import { IconRefresh, IconSparkles, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { desktopBridge } from '#shared/desktop/bridge.ts';
import { client, orpc } from '../rpc/client.ts';
import { useConnection } from '../rpc/connection.ts';
import { askServerVersion, OWN_VERSION, useServerVersion } from '../rpc/serverVersion.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Banner } from './Banner.tsx';
import { DesktopUpdateBanner } from './DesktopUpdateBanner.tsx';
import { updatesTexts } from './texts.ts';
import { useDesktopUpdates } from './useDesktopUpdates.ts';
import { type VersionGap, versionGap } from './versionGap.ts';

/** What stands above a page about versions: another one answers, a newer one can be installed, this one brings news. */
export function UpdateBanners() {
  const server = useServerVersion((state) => state.version);
  const gap = versionGap(OWN_VERSION, server, desktopBridge() !== undefined);
  return (
    <div role="status" data-print="no">
      <ServerVersionBanner gap={gap} server={server} />
      <DesktopUpdateBanner />
      {/* What is new is told once the window has it. */}
      {gap === 'none' && <NewsBanner />}
    </div>
  );
}

/** The server was updated behind this window, or is of another version than this program. */
function ServerVersionBanner({ gap, server }: { readonly gap: VersionGap; readonly server: string | null }) {
  const t = useTexts(updatesTexts);
  const { state, generation } = useConnection();
  const desktop = useDesktopUpdates();

  // biome-ignore lint/correctness/useExhaustiveDependencies: behind every new connection may be another server
  useEffect(() => {
    if (state === 'connected') void askServerVersion();
  }, [state, generation]);
  useEffect(() => {
    // A part of the page that is loaded later is gone from an updated server.
    const ask = () => void askServerVersion();
    window.addEventListener('vite:preloadError', ask);
    return () => window.removeEventListener('vite:preloadError', ask);
  }, []);

  if (gap === 'none') return null;
  const versions = { own: OWN_VERSION ?? '', server: server ?? '' };
  if (gap === 'otherProgram') {
    return (
      <Banner tone="warning">
        {t('banner.differs', versions)}
        {desktop?.updates.look.state === 'available' ? '' : ` ${t('banner.differsHint')}`}
      </Banner>
    );
  }
  return (
    <Banner
      tone="warning"
      action={
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconRefresh size={14} aria-hidden />}
          onClick={() => window.location.reload()}
        >
          {t('banner.reload')}
        </Button>
      }
    >
      {t(gap === 'serverAhead' ? 'banner.server' : 'banner.serverBack', versions)}
    </Banner>
  );
}

/** Once for each person after the version changed; opening the news or closing this ends it. */
function NewsBanner() {
  const t = useTexts(updatesTexts);
  const { data } = useQuery(
    orpc.updates.news.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY, retry: false }),
  );
  const see = useCommand(client.updates.seeNews, { changes: ['news'] });
  const newest = data?.items.find((item) => item.isUnseen);
  if (newest === undefined || data === undefined) return null;
  return (
    <Banner
      tone="notice"
      icon={<IconSparkles size={16} aria-hidden />}
      action={
        <>
          <LinkButton to="/novedades" size="compact-xs" variant="default">
            {t('banner.show')}
          </LinkButton>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('banner.close')}
            loading={see.isRunning}
            onClick={() => void see.run({ version: newest.version })}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </>
      }
    >
      {t('banner.news', { version: newest.version })}
    </Banner>
  );
}
