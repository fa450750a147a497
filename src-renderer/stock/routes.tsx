import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inventoryRoute } from '../routing/inventoryRoute.ts';
import { stockSearch } from './stockSearch.ts';

const stockRoute = createRoute({
  getParentRoute: () => inventoryRoute,
  path: '/existencias',
  validateSearch: stockSearch,
  component: lazyRouteComponent(() => import('./StockScreen.tsx'), 'StockScreen'),
});

export const stockRoutes = [stockRoute] as const;
