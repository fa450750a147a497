import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { indicatorsRoute } from '../routing/indicatorsRoute.ts';
import { requires } from '../routing/requires.ts';
import { groupsSearch, listSearch, panelSearch } from './search.ts';

indicatorsRoute.update({
  component: lazyRouteComponent(() => import('./IndicatorsFrame.tsx'), 'IndicatorsFrame'),
});

const panelRoute = createRoute({
  getParentRoute: () => indicatorsRoute,
  path: '/',
  validateSearch: panelSearch,
  beforeLoad: requires('indicators.all'),
  component: lazyRouteComponent(() => import('./panel/PanelScreen.tsx'), 'PanelScreen'),
});

const workersRoute = createRoute({
  getParentRoute: () => indicatorsRoute,
  path: '/personas',
  validateSearch: panelSearch,
  beforeLoad: requires('indicators.all'),
  component: lazyRouteComponent(() => import('./workers/WorkersScreen.tsx'), 'WorkersScreen'),
});

const workerRoute = createRoute({
  getParentRoute: () => indicatorsRoute,
  path: '/personas/$technicianId',
  validateSearch: panelSearch,
  beforeLoad: requires('indicators.all'),
  component: lazyRouteComponent(() => import('./workers/WorkerScreen.tsx'), 'WorkerScreen'),
});

const myWorkRoute = createRoute({
  getParentRoute: () => indicatorsRoute,
  path: '/mio',
  validateSearch: panelSearch,
  component: lazyRouteComponent(() => import('./workers/MyWorkScreen.tsx'), 'MyWorkScreen'),
});

const definitionsRoute = createRoute({
  getParentRoute: () => indicatorsRoute,
  path: '/definiciones',
  component: lazyRouteComponent(() => import('./definitions/DefinitionsScreen.tsx'), 'DefinitionsScreen'),
});

const groupsRoute = createRoute({
  getParentRoute: () => indicatorsRoute,
  path: '/grupos',
  validateSearch: groupsSearch,
  beforeLoad: requires('indicators.all'),
  component: lazyRouteComponent(() => import('./groups/GroupsScreen.tsx'), 'GroupsScreen'),
});

const listRoute = createRoute({
  getParentRoute: () => indicatorsRoute,
  path: '/solicitudes',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./list/FigureListScreen.tsx'), 'FigureListScreen'),
});

export const indicatorRoutes = [
  panelRoute,
  workersRoute,
  workerRoute,
  myWorkRoute,
  definitionsRoute,
  groupsRoute,
  listRoute,
] as const;
