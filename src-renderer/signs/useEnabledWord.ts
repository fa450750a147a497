import { useCallback } from 'react';
import { useTexts } from '../texts/useTexts.ts';
import { signTexts } from './texts.ts';

/** What the badge of `EnabledBadge` says, as plain text (for exports). */
export function useEnabledWord(): (isEnabled: boolean) => string {
  const t = useTexts(signTexts);
  return useCallback((isEnabled) => t(isEnabled ? 'inUse' : 'outOfUse'), [t]);
}
