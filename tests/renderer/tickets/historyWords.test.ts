import { describe, expect, it } from 'vitest';
import { formatsOf } from '#renderer/texts/formats.ts';
import { setLanguage } from '#renderer/texts/i18n.ts';
import { textsNow } from '#renderer/texts/useTexts.ts';
import { words } from '#renderer/texts/words.ts';
import { historyTexts } from '#renderer/tickets/ticket/historyTexts.ts';
import {
  historyChanges,
  historySentence,
  type Say,
  type Told,
} from '#renderer/tickets/ticket/historyWords.ts';

function sayIn(language: 'es' | 'en' | 'pt'): Say {
  setLanguage(language);
  const formats = formatsOf(language, 'America/Mexico_City');
  return { t: textsNow(historyTexts), word: textsNow(words), formats };
}

const told = (action: string, after: Told['after'] = {}, actor: string | null = 'Ana López'): Told => ({
  action,
  after,
  actor,
});

describe('the history in words', () => {
  it('says who handed it to whom', () => {
    const juan = { id: 5, name: 'Juan Pérez' };
    const say = sayIn('es');
    expect(historySentence(told('ticket.assigned', { assignee: juan, method: 'automatic' }), say)).toBe(
      'El sistema la asignó a Juan Pérez',
    );
    expect(historySentence(told('ticket.reassigned', { assignee: juan, method: 'manual' }), say)).toBe(
      'Ana López la pasó a Juan Pérez',
    );
    expect(historySentence(told('ticket.assigned', { assignee: juan, method: 'taken' }), say)).toBe(
      'Ana López la tomó',
    );
  });

  it('does without the name where a conflict tells only an id', () => {
    expect(historySentence(told('ticket.reassigned', { assigneeId: 5 }), sayIn('en'))).toBe(
      'Ana López changed who works on it',
    );
  });

  it('tells a closing by time from one by a person', () => {
    const say = sayIn('en');
    expect(historySentence(told('ticket.closed', { isAutomatic: true }, null), say)).toBe(
      'It closed by itself: nobody reopened it in time',
    );
    expect(historySentence(told('ticket.closed', { isAutomatic: false }), say)).toBe('Ana López closed it');
  });

  it('tells a ticket that was merged away from the one that it was merged into', () => {
    const say = sayIn('pt');
    expect(historySentence(told('ticket.merged', { status: 'cancelled' }), say)).toBe(
      'Ana López uniu a outra solicitação',
    );
    expect(historySentence(told('ticket.merged'), say)).toBe('Ana López uniu aqui outra solicitação');
  });

  it('says times in the zone of the institution', () => {
    const sentence = historySentence(
      told('ticket.scheduled', { scheduledFrom: '2026-11-24T22:40:00.000Z' }),
      sayIn('es'),
    );
    expect(sentence).toContain('16:40');
  });

  it('has a sentence for an action that it does not know', () => {
    expect(historySentence(told('ticket.something', { status: 'waiting' }), sayIn('es'))).toBe(
      'Ana López la cambió: En espera',
    );
  });

  it('lists what changed with the words of the screens, and leaves out what did not', () => {
    const say = sayIn('es');
    const change = {
      ...told('ticket.prioritised', { priority: 'high', impact: 'medium', assignee: null }),
      before: { priority: 'medium', impact: 'medium', assignee: { id: 5, name: 'Juan Pérez' } },
    };
    expect(historyChanges(change, say)).toEqual([
      'Prioridad: Media → Alta',
      'La atiende: Juan Pérez → nadie',
    ]);
  });
});
