export const custodyRoutes = [] as const;
