import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { requires } from '../routing/requires.ts';

export const importRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/importar',
  beforeLoad: requires('imports.run'),
  component: lazyRouteComponent(() => import('./ImportScreen.tsx'), 'ImportScreen'),
});

export const importRoutes = [importRoute] as const;
