/** What the audit log says of goals: its part of `actionTexts`. */
export const goalActions = {
  entity: { goal: 'Metas' },
  action: {
    goal: {
      any: 'Todo sobre metas',
      proposed: 'propuso una meta · {{label}}',
      set: 'fijó una meta · {{label}}',
      changed: 'cambió una meta · {{label}}',
      accepted: 'aceptó una meta · {{label}}',
      declined: 'rechazó una meta · {{label}}',
      ended: 'terminó una meta · {{label}}',
    },
  },
} as const;

/** The same keys in the other languages; the types of `actionTexts` see to it. */
export const goalActionsIn = {
  en: {
    entity: { goal: 'Goals' },
    action: {
      goal: {
        any: 'Everything about goals',
        proposed: 'proposed a goal · {{label}}',
        set: 'set a goal · {{label}}',
        changed: 'changed a goal · {{label}}',
        accepted: 'accepted a goal · {{label}}',
        declined: 'declined a goal · {{label}}',
        ended: 'ended a goal · {{label}}',
      },
    },
  },
  pt: {
    entity: { goal: 'Metas' },
    action: {
      goal: {
        any: 'Tudo sobre metas',
        proposed: 'propôs uma meta · {{label}}',
        set: 'fixou uma meta · {{label}}',
        changed: 'alterou uma meta · {{label}}',
        accepted: 'aceitou uma meta · {{label}}',
        declined: 'recusou uma meta · {{label}}',
        ended: 'encerrou uma meta · {{label}}',
      },
    },
  },
} as const;
