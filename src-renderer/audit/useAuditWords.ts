import { useMemo } from 'react';
import { i18n } from '../texts/i18n.ts';
import { useTexts } from '../texts/useTexts.ts';
import { actionTexts } from './actionTexts.ts';
import type { AuditEvent } from './auditEvent.ts';
import { type AuditEntity, phraseKey, tidyPhrase } from './phrases.ts';
import { auditTexts } from './texts.ts';

interface AuditWords {
  /** “asignó la solicitud SB-2026-000123”. */
  readonly phrase: (event: AuditEvent) => string;
  readonly actor: (event: AuditEvent) => string;
  readonly origin: (event: AuditEvent) => string;
  readonly entityName: (entity: AuditEntity) => string;
  /** The act alone, for the filter: “asignó la solicitud”. */
  readonly verb: (action: string) => string;
}

/** Events in words. An act without a phrase shows its code rather than nothing. */
export function useAuditWords(): AuditWords {
  const t = useTexts(auditTexts);
  const tActions = useTexts(actionTexts);
  return useMemo(() => {
    // The key is put together from what the service sent: checked by phraseKey against the texts themselves.
    const said = (action: string, label: string) => {
      const key = phraseKey(action);
      if (key === null) return `${action} ${label}`.trim();
      return tidyPhrase(i18n.getFixedT(i18n.language, actionTexts.namespace)(key, { label }));
    };
    return {
      phrase: (event) => said(event.action, event.label ?? ''),
      actor: (event) => event.actor?.name ?? t('theSystem'),
      origin: (event) => (isOrigin(event.origin) ? t(`origin.${event.origin}`) : event.origin),
      entityName: (entity) => tActions(`entity.${entity}`),
      verb: (action) => said(action, ''),
    };
  }, [t, tActions]);
}

type Origin = keyof (typeof auditTexts)['es']['origin'];

function isOrigin(origin: string): origin is Origin {
  return Object.hasOwn(auditTexts.es.origin, origin);
}
