import { createRoute } from '@tanstack/react-router';
import { requires } from '../routing/requires.ts';
import { rootRoute } from '../routing/rootRoute.ts';

export const boardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tablero',
  beforeLoad: requires('workload.see'),
  component: () => null,
});

export const agendaRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/agenda',
  beforeLoad: requires('schedule.see'),
  component: () => null,
});

export const boardRoutes = [boardRoute, agendaRoute] as const;
