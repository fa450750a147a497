import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { reportsRoute } from '../routing/reportsRoute.ts';
import { requires } from '../routing/requires.ts';

const issuedRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/emitidos',
  component: lazyRouteComponent(() => import('./issued/IssuedScreen.tsx'), 'IssuedScreen'),
});

const verifyRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/comprobar',
  component: lazyRouteComponent(() => import('./verify/VerifyScreen.tsx'), 'VerifyScreen'),
});

const trustRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/firmas',
  beforeLoad: requires('settings.read'),
  component: lazyRouteComponent(() => import('./trust/TrustScreen.tsx'), 'TrustScreen'),
});

export const issuedRoutes = [issuedRoute, verifyRoute] as const;
export const trustRoutes = [trustRoute] as const;
