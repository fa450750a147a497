import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { requires } from '../routing/requires.ts';

export const servicesRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/servicios',
  validateSearch: z.object({
    q: z.string().optional().catch(undefined),
    disabled: z.boolean().optional().catch(undefined),
    open: z
      .union([z.number().int().positive(), z.literal('new')])
      .optional()
      .catch(undefined),
  }),
  beforeLoad: requires('promises.read'),
  component: lazyRouteComponent(() => import('./ServicesScreen.tsx'), 'ServicesScreen'),
});

export const procedureRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/servicios/$serviceId/procedimiento',
  validateSearch: z.object({
    /** Which version is read; the newest unless given. */
    version: z.number().int().positive().optional().catch(undefined),
    /** Which one it is compared with. */
    against: z.number().int().positive().optional().catch(undefined),
    edit: z.boolean().optional().catch(undefined),
  }),
  beforeLoad: requires('promises.read'),
  component: lazyRouteComponent(() => import('./ProcedureScreen.tsx'), 'ProcedureScreen'),
});

export const serviceRoutes = [servicesRoute, procedureRoute] as const;
