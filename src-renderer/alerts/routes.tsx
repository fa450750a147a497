import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { indicatorsRoute } from '../routing/indicatorsRoute.ts';
import { requires } from '../routing/requires.ts';

const alertsRoute = createRoute({
  getParentRoute: () => indicatorsRoute,
  path: '/alertas',
  beforeLoad: requires('indicators.all'),
  component: lazyRouteComponent(() => import('./AlertsScreen.tsx'), 'AlertsScreen'),
});

export const alertsRoutes = [alertsRoute] as const;
