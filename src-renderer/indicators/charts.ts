import { lazy } from 'react';

/** The charts come when one is drawn, in a file of their own: no other screen waits for them. */
export const BarChart = lazy(async () => ({
  default: (await import('#shared/charts/BarChart.tsx')).BarChart,
}));
export const LineChart = lazy(async () => ({
  default: (await import('#shared/charts/LineChart.tsx')).LineChart,
}));
export const DonutChart = lazy(async () => ({
  default: (await import('#shared/charts/DonutChart.tsx')).DonutChart,
}));
export const HeatMap = lazy(async () => ({ default: (await import('#shared/charts/HeatMap.tsx')).HeatMap }));
