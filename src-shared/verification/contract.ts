export const verificationContract = {};
