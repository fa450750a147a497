/** reports */
export const id = '0074_reports';

export const statements: readonly string[] = [];
