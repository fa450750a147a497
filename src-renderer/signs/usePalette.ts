import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import {
  darkHeat,
  darkSeries,
  lightHeat,
  lightSeries,
  type Palette,
  paperPalette,
} from '#shared/charts/palette.ts';
import { usePreferences } from '../ui/preferences.ts';
import { usePrinting } from '../ui/usePrinting.ts';

/** The charts’ colours on the present ground. They are values, since charts mix and compare them. */
export function usePalette(): Palette {
  const scheme = useComputedColorScheme('light');
  const isHighContrast = usePreferences((preferences) => preferences.isHighContrast);
  const isPrinting = usePrinting();
  return useMemo(() => {
    if (isPrinting) return paperPalette;
    const isDark = scheme === 'dark';
    const series = isDark ? darkSeries : lightSeries;
    const heat = isDark ? darkHeat : lightHeat;
    if (isHighContrast) {
      const [text, ground] = isDark ? ['#ffffff', '#000000'] : ['#000000', '#ffffff'];
      return { text, quiet: text, line: isDark ? '#98a2a2' : '#4a5454', ground, series, heat };
    }
    return isDark
      ? { text: '#e4e9e9', quiet: '#98a2a2', line: '#3a4343', ground: '#191f1f', series, heat }
      : { text: '#1b2222', quiet: '#5a6666', line: '#d0d6d6', ground: '#ffffff', series, heat };
  }, [scheme, isHighContrast, isPrinting]);
}
