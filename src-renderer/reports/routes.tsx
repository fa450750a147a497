import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { reportsRoute } from '../routing/reportsRoute.ts';

reportsRoute.update({
  component: lazyRouteComponent(() => import('./ReportsFrame.tsx'), 'ReportsFrame'),
});

const libraryRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./library/LibraryScreen.tsx'), 'LibraryScreen'),
});

const builderRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/nuevo',
  component: lazyRouteComponent(() => import('./builder/BuilderScreen.tsx'), 'BuilderScreen'),
});

const schedulesRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/programados',
  component: lazyRouteComponent(() => import('./schedules/SchedulesScreen.tsx'), 'SchedulesScreen'),
});

export const reportRoutes = [libraryRoute, builderRoute, schedulesRoute] as const;
