export const maintenanceContract = {};
