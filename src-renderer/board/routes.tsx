import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requires } from '../routing/requires.ts';
import { rootRoute } from '../routing/rootRoute.ts';

const boardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tablero',
  beforeLoad: requires('workload.see'),
  component: lazyRouteComponent(() => import('./BoardScreen.tsx'), 'BoardScreen'),
});

export const boardRoutes = [boardRoute] as const;
