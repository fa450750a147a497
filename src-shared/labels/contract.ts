export const labelsContract = {};
