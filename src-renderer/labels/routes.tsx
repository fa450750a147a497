import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inventoryRoute } from '../routing/inventoryRoute.ts';
import { requires } from '../routing/requires.ts';
import { labelSearch } from './labelSearch.ts';

const labelsRoute = createRoute({
  getParentRoute: () => inventoryRoute,
  path: '/etiquetas',
  validateSearch: labelSearch,
  beforeLoad: requires('assets.read'),
  component: lazyRouteComponent(() => import('./LabelsScreen.tsx'), 'LabelsScreen'),
});

export const labelRoutes = [labelsRoute] as const;
