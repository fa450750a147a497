import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { requires } from '../routing/requires.ts';

export const levelsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/niveles',
  validateSearch: z.object({
    view: z.enum(['matrix']).optional().catch(undefined),
    /** The promise that is open at the side: of which service (0: the general one) and priority. */
    serviceId: z.number().int().min(0).optional().catch(undefined),
    priority: z.enum(PRIORITIES).optional().catch(undefined),
  }),
  beforeLoad: requires('promises.read'),
  component: lazyRouteComponent(() => import('./LevelsScreen.tsx'), 'LevelsScreen'),
});

export const slaRoutes = [levelsRoute] as const;
