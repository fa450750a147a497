import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { ROLES } from '#shared/rpc/permissions.ts';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { requires } from '../routing/requires.ts';
import { rootRoute } from '../routing/rootRoute.ts';
import { ENABLED } from './enabledFilter.ts';

const text = z.string().optional().catch(undefined);
const id = z.number().int().positive().optional().catch(undefined);

export const peopleRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/personas',
  validateSearch: z.object({
    q: text,
    role: z.enum(ROLES).optional().catch(undefined),
    areaId: id,
    enabled: z.enum(ENABLED).optional().catch(undefined),
  }),
  beforeLoad: requires('staff.search'),
  component: lazyRouteComponent(() => import('./PeopleScreen.tsx'), 'PeopleScreen'),
});

export const newPersonRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/personas/nueva',
  beforeLoad: requires('people.manage'),
  component: lazyRouteComponent(() => import('./NewPersonScreen.tsx'), 'NewPersonScreen'),
});

export const personRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/personas/$personId',
  beforeLoad: requires('staff.search'),
  component: lazyRouteComponent(() => import('./PersonScreen.tsx'), 'PersonScreen'),
});

/** Not under the administration: managers look here while they hand out work. */
export const staffRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/personal',
  validateSearch: z.object({
    q: text,
    teamId: id,
    skillId: id,
    shift: z.enum(['on', 'off']).optional().catch(undefined),
  }),
  beforeLoad: requires('staff.search'),
  component: lazyRouteComponent(() => import('./StaffScreen.tsx'), 'StaffScreen'),
});

export const peopleRoutes = [peopleRoute, newPersonRoute, personRoute] as const;
export const staffRoutes = [staffRoute] as const;
