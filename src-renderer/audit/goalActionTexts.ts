/** What the audit log says of goals: its part of `actionTexts`. */
export const goalActions = {
  entity: { goal: 'Metas' },
  action: {
    goal: {
      any: 'Todo sobre metas',
      proposed: 'propuso la meta {{label}}',
      set: 'fijó la meta {{label}}',
      changed: 'cambió la meta {{label}}',
      accepted: 'aceptó la meta {{label}}',
      declined: 'rechazó la meta {{label}}',
      ended: 'terminó la meta {{label}}',
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
        proposed: 'proposed the goal {{label}}',
        set: 'set the goal {{label}}',
        changed: 'changed the goal {{label}}',
        accepted: 'accepted the goal {{label}}',
        declined: 'declined the goal {{label}}',
        ended: 'ended the goal {{label}}',
      },
    },
  },
  pt: {
    entity: { goal: 'Metas' },
    action: {
      goal: {
        any: 'Tudo sobre metas',
        proposed: 'propôs a meta {{label}}',
        set: 'fixou a meta {{label}}',
        changed: 'alterou a meta {{label}}',
        accepted: 'aceitou a meta {{label}}',
        declined: 'recusou a meta {{label}}',
        ended: 'encerrou a meta {{label}}',
      },
    },
  },
} as const;
