import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { requires } from '../routing/requires.ts';
import { SHOWN_GROUPS } from './groups.ts';

export const settingsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/ajustes',
  validateSearch: z.object({ group: z.enum(SHOWN_GROUPS).optional().catch(undefined) }),
  beforeLoad: requires('settings.read'),
  component: lazyRouteComponent(() => import('./SettingsScreen.tsx'), 'SettingsScreen'),
});

export const settingRoutes = [settingsRoute] as const;
