import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inventoryRoute } from '../routing/inventoryRoute.ts';
import { requires } from '../routing/requires.ts';
import { rootRoute } from '../routing/rootRoute.ts';
import { formListSearch, issueSearch } from './search.ts';

const formsRoute = createRoute({
  getParentRoute: () => inventoryRoute,
  path: '/resguardos',
  validateSearch: formListSearch,
  component: lazyRouteComponent(() => import('./list/FormListScreen.tsx'), 'FormListScreen'),
});

const issueRoute = createRoute({
  getParentRoute: () => inventoryRoute,
  path: '/resguardos/nuevo',
  validateSearch: issueSearch,
  beforeLoad: requires('assets.manage'),
  component: lazyRouteComponent(() => import('./issue/IssueScreen.tsx'), 'IssueScreen'),
});

const formRoute = createRoute({
  getParentRoute: () => inventoryRoute,
  path: '/resguardos/$folio',
  component: lazyRouteComponent(() => import('./form/FormScreen.tsx'), 'FormScreen'),
});

const myFormRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mis-equipos/resguardo/$folio',
  component: lazyRouteComponent(() => import('./mine/MyFormScreen.tsx'), 'MyFormScreen'),
});

/** Under the inventory. */
export const custodyRoutes = [formsRoute, issueRoute, formRoute] as const;
/** For whoever holds something, whatever their role. */
export const myCustodyRoutes = [myFormRoute] as const;
