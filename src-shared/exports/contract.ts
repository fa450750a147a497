export const exportsContract = {};
