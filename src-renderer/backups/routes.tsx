import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { requires } from '../routing/requires.ts';

const backupsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/respaldos',
  beforeLoad: requires('system.manage'),
  component: lazyRouteComponent(() => import('./BackupsScreen.tsx'), 'BackupsScreen'),
});

export const backupRoutes = [backupsRoute] as const;
