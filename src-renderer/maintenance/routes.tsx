import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inventoryRoute } from '../routing/inventoryRoute.ts';
import { failureSearch, maintenanceSearch, planSearch } from './search.ts';

const maintenanceRoute = createRoute({
  getParentRoute: () => inventoryRoute,
  path: '/mantenimiento',
  validateSearch: maintenanceSearch,
  component: lazyRouteComponent(() => import('./MaintenanceScreen.tsx'), 'MaintenanceScreen'),
});

const plansRoute = createRoute({
  getParentRoute: () => inventoryRoute,
  path: '/mantenimiento/planes',
  validateSearch: planSearch,
  component: lazyRouteComponent(() => import('./plans/PlansScreen.tsx'), 'PlansScreen'),
});

const failuresRoute = createRoute({
  getParentRoute: () => inventoryRoute,
  path: '/fallas',
  validateSearch: failureSearch,
  component: lazyRouteComponent(() => import('./failures/FailuresScreen.tsx'), 'FailuresScreen'),
});

export const maintenanceRoutes = [maintenanceRoute, plansRoute, failuresRoute] as const;
