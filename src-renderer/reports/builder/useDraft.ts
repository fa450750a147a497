import { useEffect, useState } from 'react';
import type { Draft } from '#shared/reports/spec/templates.ts';
import { useMe } from '../../rpc/session.ts';
import { draftKey, dropDraft, keepDraft, readDraft } from './draftStore.ts';

/**
 * What is being built: what was left here unfinished, else what it begins from. Kept on this machine with every change,
 * so that neither a closed window nor a wrong link loses it.
 */
export function useDraft(reportId: number | null, begin: Draft) {
  const key = draftKey(useMe().id, reportId);
  const [draft, setDraft] = useState<Draft>(() => readDraft(key) ?? begin);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(begin);
  useEffect(() => {
    if (isDirty) keepDraft(key, draft);
    else dropDraft(key);
  }, [key, draft, isDirty]);
  return {
    draft,
    setDraft,
    isDirty,
    /** Nothing is kept any more: it was saved, or is not wanted. */
    forget: () => dropDraft(key),
  };
}
