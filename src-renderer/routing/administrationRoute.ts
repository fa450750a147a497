import { createRoute } from '@tanstack/react-router';
import { requires } from './requires.ts';
import { rootRoute } from './rootRoute.ts';

/**
 * The address under which everything that is set up once lives. Its frame comes from administration/routes.tsx; the
 * features hang their pages from it without knowing each other.
 */
export const administrationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administracion',
  beforeLoad: requires('promises.read'),
});
