import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute } from '../routing/rootRoute.ts';

const search = z.object({ unread: z.boolean().optional().catch(undefined) });

export const notificationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notificaciones',
  validateSearch: search,
  component: lazyRouteComponent(() => import('./NotificationsScreen.tsx'), 'NotificationsScreen'),
});

export const notificationRoutes = [notificationsRoute] as const;
