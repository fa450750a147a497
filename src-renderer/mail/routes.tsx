import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { requires } from '../routing/requires.ts';

const mailRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/correo',
  beforeLoad: requires('settings.read'),
  component: lazyRouteComponent(() => import('./MailScreen.tsx'), 'MailScreen'),
});

export const mailRoutes = [mailRoute] as const;
