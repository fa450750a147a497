import { createRoute } from '@tanstack/react-router';
import { requires } from './requires.ts';
import { rootRoute } from './rootRoute.ts';

/**
 * The address of reports, issued ones and signatures. Its frame comes from reports/routes.tsx; the features hang their
 * pages from it without knowing each other.
 */
export const reportsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/informes',
  beforeLoad: requires('reports.make'),
});
