import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { inventoryRoute } from '../routing/inventoryRoute.ts';
import { ROUND_PARTS } from './parts.ts';

const roundsRoute = createRoute({
  getParentRoute: () => inventoryRoute,
  path: '/verificacion',
  component: lazyRouteComponent(() => import('./RoundsScreen.tsx'), 'RoundsScreen'),
});

const roundRoute = createRoute({
  getParentRoute: () => inventoryRoute,
  path: '/verificacion/$id',
  validateSearch: z.object({ part: z.enum(ROUND_PARTS).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./RoundScreen.tsx'), 'RoundScreen'),
});

export const verificationRoutes = [roundsRoute, roundRoute] as const;
