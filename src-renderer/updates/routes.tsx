import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { requires } from '../routing/requires.ts';
import { rootRoute } from '../routing/rootRoute.ts';

const aboutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/novedades',
  component: lazyRouteComponent(() => import('./AboutScreen.tsx'), 'AboutScreen'),
});

const updatesRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/actualizaciones',
  beforeLoad: requires('system.manage'),
  component: lazyRouteComponent(() => import('./UpdatesScreen.tsx'), 'UpdatesScreen'),
});

export const newsRoutes = [aboutRoute] as const;
export const updateRoutes = [updatesRoute] as const;
