/** alerts */
export const id = '0072_alerts';

export const statements: readonly string[] = [];
