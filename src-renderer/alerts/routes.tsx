import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { indicatorsRoute } from '../routing/indicatorsRoute.ts';
import { requires } from '../routing/requires.ts';
import { alertsSearch } from './search.ts';

const alertsRoute = createRoute({
  getParentRoute: () => indicatorsRoute,
  path: '/alertas',
  validateSearch: alertsSearch,
  beforeLoad: requires('alerts.read'),
  component: lazyRouteComponent(() => import('./cases/AlertsScreen.tsx'), 'AlertsScreen'),
});

const thresholdsRoute = createRoute({
  getParentRoute: () => indicatorsRoute,
  path: '/alertas/umbrales',
  beforeLoad: requires('settings.read'),
  component: lazyRouteComponent(() => import('./thresholds/ThresholdsScreen.tsx'), 'ThresholdsScreen'),
});

export const alertsRoutes = [alertsRoute, thresholdsRoute] as const;
