import { useMemo } from 'react';
import { useFormats } from '../texts/formats.ts';

export interface FigureFormats {
  readonly count: (value: number) => string;
  /** `92 %`, of 0 to 1; a dash where nothing is known, as in all of them. */
  readonly share: (value: number | null) => string;
  /** Working time, a day being eight hours. */
  readonly time: (seconds: number | null) => string;
  /** Recorded hours and minutes, never days: they are added up. */
  readonly hours: (seconds: number | null) => string;
  readonly decimal: (value: number | null, digits?: number) => string;
}

const NOTHING = '–';

/** Shares, times and other figures as the present language writes them. */
export function useFigureFormats(): FigureFormats {
  const formats = useFormats();
  return useMemo(
    () => ({
      count: formats.number,
      share: (value) => (value === null ? NOTHING : formats.percent(value)),
      time: (seconds) => (seconds === null ? NOTHING : formats.duration(seconds, { workday: true })),
      hours: (seconds) => {
        if (seconds === null) return NOTHING;
        const minutes = Math.round(seconds / 60);
        const rest = minutes % 60;
        if (minutes < 60) return `${minutes} min`;
        const hours = formats.number((minutes - rest) / 60);
        return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
      },
      decimal: (value, digits = 1) => (value === null ? NOTHING : formats.decimal(value, digits)),
    }),
    [formats],
  );
}
