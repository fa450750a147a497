import { lazy } from 'react';

/** The charts come when one is drawn, in a file of their own: no other screen waits for them. */
export const BarChart = lazy(async () => ({
  default: (await import('#shared/charts/BarChart.ts')).BarChart,
}));
export const LineChart = lazy(async () => ({
  default: (await import('#shared/charts/LineChart.ts')).LineChart,
}));
export const DonutChart = lazy(async () => ({
  default: (await import('#shared/charts/DonutChart.ts')).DonutChart,
}));
export const HeatMap = lazy(async () => ({ default: (await import('#shared/charts/HeatMap.ts')).HeatMap }));
