/** forecasts */
export const id = '0071_forecasts';

export const statements: readonly string[] = [];
