import { useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { desktopBridge } from '#shared/desktop/bridge.ts';
import { useNativeNotices } from '../notifications/useNativeNotices.ts';
import { orpc } from '../rpc/client.ts';
import { queryClient } from '../rpc/queryClient.ts';
import { useMe } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { KeysOverlay } from '../ui/KeysOverlay.tsx';
import { listenForShortcuts, useShortcuts } from '../ui/shortcuts.ts';
import { uiTexts } from '../ui/texts.ts';
import { UpdateBanners } from '../updates/UpdateBanners.tsx';
import styles from './AppFrame.module.css';
import { BottomBar } from './BottomBar.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { destinationsFor } from './navigation.ts';
import { Rail } from './Rail.tsx';
import { SearchDialog } from './SearchDialog.tsx';
import { TitleBar } from './TitleBar.tsx';
import { appTexts } from './texts.ts';

/** Everything around a page: sections, search, notifications, connection, person. */
export function AppFrame({ children }: { readonly children: ReactNode }) {
  const t = useTexts(appTexts);
  const ui = useTexts(uiTexts);
  const navigate = useNavigate();
  const me = useMe();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [isSearching, setIsSearching] = useState(false);
  const [isShowingKeys, setIsShowingKeys] = useState(false);

  const shortcuts = useMemo(() => {
    const seen = new Set(destinationsFor(me.roles).map(({ section }) => section));
    const going = [
      { section: 'home', keys: 'g i', label: t('keys.home'), run: () => void navigate({ to: '/' }) },
      {
        section: 'tickets',
        keys: 'g s',
        label: t('keys.tickets'),
        run: () => void navigate({ to: '/solicitudes' }),
      },
      { section: 'board', keys: 'g t', label: t('keys.board'), run: () => void navigate({ to: '/tablero' }) },
      {
        section: 'agenda',
        keys: 'g a',
        label: t('keys.agenda'),
        run: () => void navigate({ to: '/agenda' }),
      },
      {
        section: 'inventory',
        keys: 'g e',
        label: t('keys.inventory'),
        run: () => void navigate({ to: '/inventario' }),
      },
    ] as const;
    return [
      { keys: 'mod+k', label: t('keys.search'), run: () => setIsSearching(true) },
      { keys: '?', label: t('keys.help'), run: () => setIsShowingKeys(true) },
      { keys: 'n', label: t('keys.newTicket'), run: () => void navigate({ to: '/solicitudes/nueva' }) },
      ...going.filter(({ section }) => seen.has(section)),
      { keys: 'g n', label: t('keys.notifications'), run: () => void navigate({ to: '/notificaciones' }) },
    ];
  }, [t, navigate, me.roles]);
  useShortcuts(ui('keys.general'), shortcuts);
  useNativeNotices();
  useKeptScreens();

  useEffect(() => listenForShortcuts(window), []);
  useEffect(
    () =>
      desktopBridge()?.onOpenTicket(
        (folio) => void navigate({ to: '/solicitudes/$folio', params: { folio } }),
      ),
    [navigate],
  );
  useEffect(
    () =>
      desktopBridge()?.onMenu((action) => {
        if (action === 'newTicket') void navigate({ to: '/solicitudes/nueva' });
        if (action === 'search') setIsSearching(true);
        if (action === 'keys') setIsShowingKeys(true);
        if (action === 'print') void desktopBridge()?.print();
      }),
    [navigate],
  );

  return (
    <div className={styles.frame}>
      <a href="#content" className={styles.skip}>
        {t('skip')}
      </a>
      <TitleBar onSearch={() => setIsSearching(true)} onKeys={() => setIsShowingKeys(true)} />
      <Rail />
      <main id="content" className={styles.content} tabIndex={-1}>
        <ConnectionBanner />
        <UpdateBanners />
        <div className={styles.page}>
          <ErrorBoundary place={path}>{children}</ErrorBoundary>
        </div>
      </main>
      <BottomBar />
      <SearchDialog isOpen={isSearching} onClose={() => setIsSearching(false)} />
      <KeysOverlay isOpen={isShowingKeys} onClose={() => setIsShowingKeys(false)} />
    </div>
  );
}

const NEEDED_AWAY = ['/solicitudes/nueva', '/por-enviar'] as const;
const QUIET = 3_000;

/** Fetches, once the first screen is there, what one needs to write while the server is away: it could not be then. */
function useKeptScreens(): void {
  const router = useRouter();
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const to of NEEDED_AWAY) void router.preloadRoute({ to }).catch(() => {});
      const services = orpc.services.list.queryOptions({ input: {} });
      void queryClient.prefetchQuery({ ...services, gcTime: Number.POSITIVE_INFINITY });
    }, QUIET);
    return () => clearTimeout(timer);
  }, [router]);
}
