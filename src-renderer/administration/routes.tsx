import { createRoute } from '@tanstack/react-router';
import { requires } from '../routing/requires.ts';
import { rootRoute } from '../routing/rootRoute.ts';

export const administrationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administracion',
  beforeLoad: requires('people.read'),
  component: () => null,
});

export const administrationRoutes = [administrationRoute] as const;
