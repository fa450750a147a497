import { createRoute } from '@tanstack/react-router';
import { requires } from './requires.ts';
import { rootRoute } from './rootRoute.ts';

/**
 * The address of the figures. Its frame comes from indicators/routes.tsx; the features hang their pages from it without
 * knowing each other.
 */
export const indicatorsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/indicadores',
  beforeLoad: requires('indicators.own'),
});
