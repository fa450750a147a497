import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { requires } from '../routing/requires.ts';

/** The row that is open at the side: its id, or `new`. */
const search = z.object({
  q: z.string().optional().catch(undefined),
  open: z
    .union([z.number().int().positive(), z.literal('new')])
    .optional()
    .catch(undefined),
});

export const areasRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/areas',
  validateSearch: search,
  beforeLoad: requires('staff.search'),
  component: lazyRouteComponent(() => import('./AreasScreen.tsx'), 'AreasScreen'),
});

export const locationsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/ubicaciones',
  validateSearch: search,
  beforeLoad: requires('staff.search'),
  component: lazyRouteComponent(() => import('./LocationsScreen.tsx'), 'LocationsScreen'),
});

export const teamsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/equipos',
  validateSearch: search,
  beforeLoad: requires('staff.search'),
  component: lazyRouteComponent(() => import('./TeamsScreen.tsx'), 'TeamsScreen'),
});

export const skillsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/especialidades',
  validateSearch: search,
  beforeLoad: requires('staff.search'),
  component: lazyRouteComponent(() => import('./SkillsScreen.tsx'), 'SkillsScreen'),
});

export const organisationRoutes = [areasRoute, locationsRoute, teamsRoute, skillsRoute] as const;
