import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../routing/rootRoute.ts';

const outboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/por-enviar',
  component: lazyRouteComponent(() => import('./OutboxScreen.tsx'), 'OutboxScreen'),
});

export const outboxRoutes = [outboxRoute] as const;
