import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { requires } from '../routing/requires.ts';
import { rootRoute } from '../routing/rootRoute.ts';
import { deskSearch, newTicketSearch } from './search.ts';

/** The desk: queues, list and, under its own address, the open ticket. The list stays while tickets come and go. */
const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/solicitudes',
  validateSearch: deskSearch,
  component: lazyRouteComponent(() => import('./desk/DeskScreen.tsx'), 'DeskScreen'),
});

const ticketRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '$folio',
});

const newTicketRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/solicitudes/nueva',
  validateSearch: newTicketSearch,
  component: lazyRouteComponent(() => import('./create/NewTicketScreen.tsx'), 'NewTicketScreen'),
});

const agendaRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/agenda',
  beforeLoad: requires('schedule.see'),
  validateSearch: z.object({ date: z.iso.date().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./schedule/AgendaScreen.tsx'), 'AgendaScreen'),
});

export const ticketRoutes = [deskRoute.addChildren([ticketRoute]), newTicketRoute, agendaRoute] as const;
