import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { indicatorsRoute } from '../routing/indicatorsRoute.ts';
import { requires } from '../routing/requires.ts';

const delaysRoute = createRoute({
  getParentRoute: () => indicatorsRoute,
  path: '/demoras',
  beforeLoad: requires('indicators.own'),
  component: lazyRouteComponent(() => import('./DelaysScreen.tsx'), 'DelaysScreen'),
});

export const delaysRoutes = [delaysRoute] as const;
