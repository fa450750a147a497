import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { indicatorsRoute } from '../routing/indicatorsRoute.ts';
import { requires } from '../routing/requires.ts';
import { delaysSearch } from './search.ts';

const delaysRoute = createRoute({
  getParentRoute: () => indicatorsRoute,
  path: '/demoras',
  validateSearch: delaysSearch,
  beforeLoad: requires('indicators.own'),
  component: lazyRouteComponent(() => import('./DelaysScreen.tsx'), 'DelaysScreen'),
});

export const delaysRoutes = [delaysRoute] as const;
