import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { inventoryRoute } from '../routing/inventoryRoute.ts';
import { requires } from '../routing/requires.ts';
import { rootRoute } from '../routing/rootRoute.ts';
import { assetListSearch, assetSearch, newAssetSearch, recordSearch } from './search.ts';

inventoryRoute.update({
  component: lazyRouteComponent(() => import('./InventoryFrame.tsx'), 'InventoryFrame'),
});

const assetsRoute = createRoute({
  getParentRoute: () => inventoryRoute,
  path: '/',
  validateSearch: assetListSearch,
  component: lazyRouteComponent(() => import('./list/AssetListScreen.tsx'), 'AssetListScreen'),
});

const assetRoute = createRoute({
  getParentRoute: () => inventoryRoute,
  path: '/equipo/$id',
  validateSearch: assetSearch,
  component: lazyRouteComponent(() => import('./asset/AssetScreen.tsx'), 'AssetScreen'),
});

const editAssetRoute = createRoute({
  getParentRoute: () => inventoryRoute,
  path: '/equipo/$id/editar',
  beforeLoad: requires('assets.manage'),
  component: lazyRouteComponent(() => import('./form/EditAssetScreen.tsx'), 'EditAssetScreen'),
});

const newAssetRoute = createRoute({
  getParentRoute: () => inventoryRoute,
  path: '/nuevo',
  validateSearch: newAssetSearch,
  beforeLoad: requires('assets.manage'),
  component: lazyRouteComponent(() => import('./form/NewAssetScreen.tsx'), 'NewAssetScreen'),
});

const myAssetsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mis-equipos',
  component: lazyRouteComponent(() => import('./mine/MyAssetsScreen.tsx'), 'MyAssetsScreen'),
});

const categoriesRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/categorias',
  validateSearch: recordSearch,
  beforeLoad: requires('assets.read'),
  component: lazyRouteComponent(() => import('./setup/CategoriesScreen.tsx'), 'CategoriesScreen'),
});

const suppliersRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/proveedores',
  validateSearch: recordSearch,
  beforeLoad: requires('assets.read'),
  component: lazyRouteComponent(() => import('./setup/SuppliersScreen.tsx'), 'SuppliersScreen'),
});

/** Under the inventory. */
export const assetRoutes = [assetsRoute, assetRoute, editAssetRoute, newAssetRoute] as const;
/** For whoever holds something, whatever their role. */
export const myAssetRoutes = [myAssetsRoute] as const;
/** Under the administration. */
export const assetSetupRoutes = [categoriesRoute, suppliersRoute] as const;
