import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#shared/people/contract.ts';
import { priorityWords } from '#shared/sla/words.ts';
import { historyChanges, historySentence, type Say, type Told } from '#shared/tickets/historySentence.ts';
import { historyTexts } from '#shared/tickets/historyTexts.ts';
import { ticketWords } from '#shared/tickets/words.ts';

function sayIn(language: Language): Say {
  const format = new Intl.DateTimeFormat('es-MX', { timeStyle: 'short', timeZone: 'America/Mexico_City' });
  return {
    texts: historyTexts[language],
    words: { ...ticketWords[language], ...priorityWords[language] },
    dateTime: (iso) => format.format(Date.parse(iso)),
    duration: (seconds) => `${seconds / 60} min`,
    hasArrows: true,
  };
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
    expect(sentence).toMatch(/: (16|0?4):40/);
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

  it('says “from … to …” where there are no arrows, and only the new value where there was nothing', () => {
    const say = { ...sayIn('en'), hasArrows: false };
    const change = {
      ...told('ticket.waiting', { status: 'waiting', waitingFor: 'supplier' }),
      before: { status: 'inProgress', waitingFor: null },
    };
    expect(historyChanges(change, say)).toEqual([
      'State: from In progress to Waiting',
      'Waiting for: Supplier',
    ]);
  });

  it('tells of the equipment and of its maintenance', () => {
    const asset = { id: 3, inventoryNumber: 'INV-000123', name: 'Laptop' };
    const say = sayIn('es');
    expect(historySentence(told('ticket.assetLinked', { asset }), say)).toBe(
      'Ana López señaló el equipo INV-000123, Laptop',
    );
    expect(historySentence(told('maintenancePlan.opened'), say)).toBe('Un plan de mantenimiento la abrió');
    expect(historySentence(told('maintenanceRecord.created'), say)).toBe(
      'Ana López registró un mantenimiento',
    );
  });

  it('shows the key of a state that this version has no word for', () => {
    const change = { ...told('ticket.started', { status: 'dreaming' }), before: { status: 'new' } };
    expect(historyChanges(change, sayIn('es'))).toEqual(['Estado: Nueva → dreaming']);
  });

  it('leaves no variable unfilled in any sentence of any language', () => {
    const after = {
      assignee: { id: 5, name: 'Juan' },
      otherFolio: 'SB-2026-000001',
      asset: { inventoryNumber: 'INV-1', name: 'Laptop' },
      minutes: 5,
      rating: 4,
      priority: 'high',
      scheduledFrom: '2026-11-24T22:40:00.000Z',
    };
    const acts = Object.keys(historyTexts.es).flatMap((key) => [key, key.replace(/By$|For$|With$|To$/, '')]);
    for (const language of LANGUAGES) {
      for (const act of acts) {
        for (const more of [{}, { method: 'imported' }, { waitingFor: 'supplier' }]) {
          const sentence = historySentence(told(`ticket.${act}`, { ...after, ...more }), sayIn(language));
          expect(sentence, `${language} ${act}`).not.toMatch(/\{\{|undefined|null/);
        }
      }
    }
  });
});

describe('the words of tickets in three languages', () => {
  const flat = (tree: object, prefix = ''): [string, string][] =>
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : flat(value as object, `${prefix}${key}.`),
    );
  const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

  it.each([
    ['history', historyTexts],
    ['tickets', ticketWords],
    ['priorities', priorityWords],
  ])('%s: the same keys and variables, and no word empty', (_, texts) => {
    const es = flat(texts.es);
    for (const language of LANGUAGES) {
      const other = new Map(flat(texts[language]));
      expect([...other.keys()].sort()).toEqual(es.map(([key]) => key).sort());
      for (const [key, text] of es) {
        expect(variables(other.get(key) ?? ''), `${language} ${key}`).toEqual(variables(text));
        expect(other.get(key)?.trim(), `${language} ${key}`).not.toBe('');
      }
    }
  });
});
