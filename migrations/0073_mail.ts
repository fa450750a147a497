/** mail */
export const id = '0073_mail';

export const statements: readonly string[] = [];
