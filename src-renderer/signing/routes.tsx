import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { reportsRoute } from '../routing/reportsRoute.ts';
import { requires } from '../routing/requires.ts';
import { issuedListSearch, issueSearch } from './search.ts';

const issuedRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/emitidos',
  validateSearch: issuedListSearch,
  component: lazyRouteComponent(() => import('./issued/IssuedScreen.tsx'), 'IssuedScreen'),
});

const issuedReportRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/emitidos/$folio',
  component: lazyRouteComponent(() => import('./report/IssuedReportScreen.tsx'), 'IssuedReportScreen'),
});

const issueRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/emitir',
  validateSearch: issueSearch,
  component: lazyRouteComponent(() => import('./issue/IssueScreen.tsx'), 'IssueScreen'),
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

export const issuedRoutes = [issuedRoute, issuedReportRoute, issueRoute, verifyRoute] as const;
export const trustRoutes = [trustRoute] as const;
