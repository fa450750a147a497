/** Filled in by the room. */
export const alertsContract = {};
