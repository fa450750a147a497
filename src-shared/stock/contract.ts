export const stockContract = {};
