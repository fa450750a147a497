import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { indicatorsRoute } from '../routing/indicatorsRoute.ts';
import { requires } from '../routing/requires.ts';
import { goalSearch } from './search.ts';

const goalsRoute = createRoute({
  getParentRoute: () => indicatorsRoute,
  path: '/metas',
  validateSearch: goalSearch,
  beforeLoad: requires('goals.read'),
  component: lazyRouteComponent(() => import('./GoalsScreen.tsx'), 'GoalsScreen'),
});

export const goalsRoutes = [goalsRoute] as const;
