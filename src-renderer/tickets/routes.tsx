import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '../routing/rootRoute.ts';

export const ticketsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/solicitudes',
  component: () => null,
});

export const ticketRoutes = [ticketsRoute] as const;
