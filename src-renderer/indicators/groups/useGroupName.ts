import { useCallback } from 'react';
import type { Dimension, GroupRow } from '#shared/indicators/fields.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { CHANNELS } from '#shared/tickets/ticket.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import { indicatorTexts } from '../texts.ts';

/** What a group is called. */
export function useGroupName(dimension: Dimension): (row: Pick<GroupRow, 'key' | 'name'>) => string {
  const t = useTexts(indicatorTexts);
  const word = useTexts(words);
  return useCallback(
    ({ key, name }) => {
      if (name !== null) return name;
      const channel = CHANNELS.find((one) => one === key);
      if (channel !== undefined) return word(`channel.${channel}`);
      const priority = PRIORITIES.find((one) => one === key);
      if (priority !== undefined) return word(`priority.${priority}`);
      if (dimension === 'area' || dimension === 'service') return t(`groups.none.${dimension}`);
      return t('groups.none.other');
    },
    [dimension, t, word],
  );
}
