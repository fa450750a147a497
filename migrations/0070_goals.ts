/** goals */
export const id = '0070_goals';

export const statements: readonly string[] = [];
