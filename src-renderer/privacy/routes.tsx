import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { requires } from '../routing/requires.ts';
import { VIEWS } from './views.ts';

const privacyRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/privacidad',
  validateSearch: z.object({
    view: z.enum(VIEWS).optional().catch(undefined),
    /** Whose data are looked at. */
    person: z.number().int().positive().optional().catch(undefined),
  }),
  beforeLoad: requires('settings.manage'),
  component: lazyRouteComponent(() => import('./PrivacyScreen.tsx'), 'PrivacyScreen'),
});

export const privacyRoutes = [privacyRoute] as const;
