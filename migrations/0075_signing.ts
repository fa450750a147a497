/** signing */
export const id = '0075_signing';

export const statements: readonly string[] = [];
