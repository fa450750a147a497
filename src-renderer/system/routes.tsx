import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { requires } from '../routing/requires.ts';

export const systemRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/sistema',
  beforeLoad: requires('system.manage'),
  component: lazyRouteComponent(() => import('./SystemScreen.tsx'), 'SystemScreen'),
});

export const systemRoutes = [systemRoute] as const;
