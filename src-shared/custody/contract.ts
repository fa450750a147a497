export const custodyContract = {};
