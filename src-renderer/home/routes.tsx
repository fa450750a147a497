import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../routing/rootRoute.ts';

/** Where everybody arrives: what it shows depends on the roles. */
export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./HomeScreen.tsx'), 'HomeScreen'),
});

export const homeRoutes = [homeRoute] as const;
