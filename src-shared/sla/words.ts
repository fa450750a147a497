import type { Language } from '../people/contract.ts';
import type { Impact, Priority, Urgency } from './priority.ts';

export interface PriorityWords {
  readonly priority: Readonly<Record<Priority, string>>;
  readonly impact: Readonly<Record<Impact, string>>;
  readonly urgency: Readonly<Record<Urgency, string>>;
}

/** What priorities are called, and what impact and urgency mean to whoever reports: the same on screen and on paper. */
export const priorityWords = {
  es: {
    priority: { low: 'Baja', medium: 'Media', high: 'Alta', critical: 'Crítica' },
    impact: { low: 'Una persona', medium: 'Un área', high: 'Toda la institución' },
    urgency: { low: 'Puede esperar', medium: 'Pronto', high: 'Impide trabajar' },
  },
  en: {
    priority: { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' },
    impact: { low: 'One person', medium: 'One area', high: 'The whole institution' },
    urgency: { low: 'Can wait', medium: 'Soon', high: 'Stops the work' },
  },
  pt: {
    priority: { low: 'Baixa', medium: 'Média', high: 'Alta', critical: 'Crítica' },
    impact: { low: 'Uma pessoa', medium: 'Uma área', high: 'Toda a instituição' },
    urgency: { low: 'Pode esperar', medium: 'Em breve', high: 'Impede o trabalho' },
  },
} as const satisfies Readonly<Record<Language, PriorityWords>>;
