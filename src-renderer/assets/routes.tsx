export const assetRoutes = [] as const;
