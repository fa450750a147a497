import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { SCAN_RESULTS } from '#shared/verification/round.ts';
import { inventoryRoute } from '../routing/inventoryRoute.ts';

const roundsRoute = createRoute({
  getParentRoute: () => inventoryRoute,
  path: '/verificacion',
  component: lazyRouteComponent(() => import('./RoundsScreen.tsx'), 'RoundsScreen'),
});

export const ROUND_PARTS = ['missing', ...SCAN_RESULTS] as const;
export type RoundPart = (typeof ROUND_PARTS)[number];

const roundRoute = createRoute({
  getParentRoute: () => inventoryRoute,
  path: '/verificacion/$id',
  validateSearch: z.object({ part: z.enum(ROUND_PARTS).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./RoundScreen.tsx'), 'RoundScreen'),
});

export const verificationRoutes = [roundsRoute, roundRoute] as const;
