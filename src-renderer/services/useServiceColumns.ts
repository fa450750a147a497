import { useMemo } from 'react';
import type { Service } from '#shared/services/contract.ts';
import { type PriorityMatrix, priorityOf } from '#shared/sla/priority.ts';
import { durationText } from '../texts/durations.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import type { ExportedColumn } from '../ui/columns.ts';
import { uiTexts } from '../ui/texts.ts';
import { serviceTexts } from './texts.ts';

/** What the catalogue shows of a service, as columns of an export. */
export function useServiceColumns(matrix: PriorityMatrix | null): ExportedColumn<Service>[] {
  const t = useTexts(serviceTexts);
  const tWords = useTexts(words);
  const tUi = useTexts(uiTexts);
  return useMemo(() => {
    const sign = (value: boolean) => tUi(value ? 'yes' : 'no');
    return [
      { key: 'category', header: t('field.category'), render: (one) => one.category },
      { key: 'name', header: t('field.name'), render: (one) => one.name },
      { key: 'description', header: t('field.description'), render: (one) => one.description },
      {
        key: 'priority',
        header: t('field.priority'),
        render: (one) =>
          matrix && tWords(`priority.${priorityOf(matrix, one.defaultImpact, one.defaultUrgency)}`),
      },
      {
        key: 'estimated',
        header: t('field.estimated'),
        render: (one) => (one.estimatedMinutes === null ? null : durationText(one.estimatedMinutes)),
      },
      { key: 'skill', header: t('field.skill'), render: (one) => one.skill?.name },
      { key: 'approval', header: t('field.approval'), render: (one) => sign(one.needsApproval) },
      {
        key: 'printed',
        header: t('field.printed'),
        render: (one) => (one.printedForm === 'none' ? null : tWords(`printedForm.${one.printedForm}`)),
      },
      { key: 'procedure', header: t('procedure'), render: (one) => one.procedureNumber },
      { key: 'enabled', header: t('field.enabled'), render: (one) => sign(one.isEnabled) },
    ];
  }, [t, tWords, tUi, matrix]);
}
