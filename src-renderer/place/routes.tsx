import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { requires } from '../routing/requires.ts';
import { CHOICES } from './choices.ts';

const placeRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/sistema/lugar',
  validateSearch: z.object({
    /** The choice whose form is open. */
    to: z.enum(CHOICES).optional().catch(undefined),
  }),
  beforeLoad: requires('system.manage'),
  component: lazyRouteComponent(() => import('./PlaceScreen.tsx'), 'PlaceScreen'),
});

const doctorRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/sistema/carpeta',
  beforeLoad: requires('system.manage'),
  component: lazyRouteComponent(() => import('./DoctorScreen.tsx'), 'DoctorScreen'),
});

const restoreRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/respaldos/restaurar',
  beforeLoad: requires('system.manage'),
  component: lazyRouteComponent(() => import('./RestoreScreen.tsx'), 'RestoreScreen'),
});

export const placeRoutes = [placeRoute, doctorRoute, restoreRoute] as const;
