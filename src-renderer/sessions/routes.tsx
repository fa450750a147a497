import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../routing/rootRoute.ts';

export const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cuenta',
  component: lazyRouteComponent(() => import('./AccountScreen.tsx'), 'AccountScreen'),
});

export const sessionRoutes = [accountRoute] as const;
