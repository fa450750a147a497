export const maintenanceRoutes = [] as const;
