import { createRoute } from '@tanstack/react-router';
import { requires } from './requires.ts';
import { rootRoute } from './rootRoute.ts';

/**
 * The address of the inventory. Its frame comes from assets/routes.tsx; the features hang their pages from it without
 * knowing each other.
 */
export const inventoryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inventario',
  beforeLoad: requires('assets.read'),
});
