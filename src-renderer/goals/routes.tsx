import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { indicatorsRoute } from '../routing/indicatorsRoute.ts';
import { requires } from '../routing/requires.ts';

const goalsRoute = createRoute({
  getParentRoute: () => indicatorsRoute,
  path: '/metas',
  beforeLoad: requires('indicators.own'),
  component: lazyRouteComponent(() => import('./GoalsScreen.tsx'), 'GoalsScreen'),
});

export const goalsRoutes = [goalsRoute] as const;
