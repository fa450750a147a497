import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { administrationRoute } from '../routing/administrationRoute.ts';

administrationRoute.update({
  component: lazyRouteComponent(() => import('./AdministrationFrame.tsx'), 'AdministrationFrame'),
});

export const administrationHomeRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/',
  validateSearch: z.object({ q: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./AdministrationHomeScreen.tsx'), 'AdministrationHomeScreen'),
});

export const administrationRoutes = [administrationHomeRoute] as const;
