import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { requires } from '../routing/requires.ts';

export const calendarsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/calendarios',
  beforeLoad: requires('settings.read'),
  component: lazyRouteComponent(() => import('./CalendarsScreen.tsx'), 'CalendarsScreen'),
});

const search = z.object({
  /** The day from which the shown hours hold; the newest unless given. */
  from: z.string().optional().catch(undefined),
  year: z.number().int().min(1900).max(2200).optional().catch(undefined),
});

export const newCalendarRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/calendarios/nuevo',
  validateSearch: search,
  beforeLoad: requires('catalogue.manage'),
  component: lazyRouteComponent(() => import('./CalendarScreen.tsx'), 'NewCalendarScreen'),
});

export const calendarRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/calendarios/$calendarId',
  validateSearch: search,
  beforeLoad: requires('settings.read'),
  component: lazyRouteComponent(() => import('./CalendarScreen.tsx'), 'CalendarScreen'),
});

export const calendarRoutes = [calendarsRoute, newCalendarRoute, calendarRoute] as const;
