export const labelRoutes = [] as const;
