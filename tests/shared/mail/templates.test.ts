import { describe, expect, it } from 'vitest';
import { composeMail, composeTest } from '#shared/mail/templates/compose.ts';
import type { MailFacts } from '#shared/mail/templates/facts.ts';
import { HAPPENINGS, sampleFacts } from '#shared/mail/templates/samples.ts';
import { whatHappened } from '#shared/mail/whatHappened.ts';
import { NOTIFICATION_KINDS } from '#shared/notifications/contract.ts';
import { LANGUAGES } from '#shared/people/contract.ts';
import { TICKET_STATUSES } from '#shared/tickets/ticket.ts';

const NOW = Date.parse('2026-11-24T15:00:00Z');
const sample = (
  what: (typeof HAPPENINGS)[number],
  changes: Partial<MailFacts> = {},
  language: MailFacts['language'] = 'es',
) => ({
  ...sampleFacts({
    what,
    language,
    institution: 'Procuraduría',
    timeZone: 'America/Mexico_City',
    linkBase: 'https://soporte.example/',
    canReply: false,
    now: NOW,
  }),
  ...changes,
});

describe('messages', () => {
  it.each(LANGUAGES)('exist for everything that can happen, whole, in %s', (language) => {
    const texts = HAPPENINGS.map((what) => composeMail(sample(what, {}, language)));
    for (const { subject, text, html } of texts) {
      for (const part of [subject, text, html]) expect(part).not.toMatch(/undefined|null|NaN|\[object|\{\{/);
      expect(html).toContain(`<html lang="${language}">`);
      expect(subject).not.toBe('');
    }
    expect(new Set(texts.map(({ text }) => text)).size).toBe(HAPPENINGS.length);
  });

  it('can tell whatever is noticed, whoever reads it', () => {
    const told = new Set(
      NOTIFICATION_KINDS.flatMap((kind) =>
        [...TICKET_STATUSES, null].flatMap((status) =>
          [true, false].flatMap((isOwn) =>
            ([null, 'asked', 'reopened'] as const).map((act) => whatHappened({ kind, status, act, isOwn })),
          ),
        ),
      ),
    );
    told.delete(null);
    expect([...told].sort()).toEqual([...HAPPENINGS].sort());
  });

  it('say it in the reader’s language, in the institution’s time, with the way there and to the preferences', () => {
    const { subject, text } = composeMail(sample('resolved'));
    expect(subject).toBe('[SB-2026-000123] La impresora del segundo piso atasca el papel');
    expect(text).toContain('Hola, Luis Ortega:');
    expect(text).toContain('se cerrará sola en 3 días hábiles');
    expect(text).toContain('> Se cambió el rodillo');
    expect(text).toContain('Abrir la solicitud:\nhttps://soporte.example/solicitudes/SB-2026-000123');
    expect(text).toContain('https://soporte.example/notificaciones');
    expect(text).toContain('nadie lee las respuestas');
    expect(composeMail(sample('created')).text).toContain('09:00');
    expect(composeMail(sample('resolved', { canReply: true })).text).not.toContain('nadie lee');
    expect(composeMail(sample('resolved', {}, 'pt')).text).toContain('dias úteis');
    expect(composeTest('en', 'X').subject).toBe('Test message from SoporteBalance');
  });

  it('name the folio where there is no address to link to', () => {
    const facts = sampleFacts({
      what: 'closed',
      language: 'es',
      institution: 'P',
      timeZone: 'America/Mexico_City',
      linkBase: '',
      canReply: false,
      now: NOW,
    });
    const { text, html } = composeMail(facts);
    expect(text).toContain('por su folio: SB-2026-000123');
    expect(html).not.toContain('href');
  });

  it('let nothing that people write become markup, a second line of the subject, or a line of its own in a quotation', () => {
    const hostile = '"><img src=x onerror=alert(1)>\r\n\'&<b>';
    const base = sample('replied');
    const { subject, text, html } = composeMail({
      ...base,
      reader: hostile,
      institution: hostile,
      ticket: base.ticket && {
        ...base.ticket,
        title: hostile,
        folio: hostile,
        link: `https://x.example/${hostile}`,
      },
      parts: base.parts.map((part) => ({ ...part, actor: hostile, quote: `${hostile}\nDe: otro` })),
      preferencesLink: `https://x.example/"onmouseover="alert(1)`,
    });
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toMatch(/<img|<b>|"onmouseover/);
    expect(html.match(/<script/)).toBeNull();
    expect(text).toContain('\n> De: otro');
  });

  it('cut a subject at a hundred and twenty characters, never within one', () => {
    const base = sample('closed');
    const { subject } = composeMail({
      ...base,
      ticket: base.ticket && { ...base.ticket, title: '😀'.repeat(300) },
    });
    expect([...subject]).toHaveLength(120);
    expect(subject.isWellFormed()).toBe(true);
    expect(subject.endsWith('…')).toBe(true);
  });

  it('say the same thing once, and announce nothing where nothing was written', () => {
    const base = sample('taken');
    const [part] = base.parts;
    if (part === undefined) throw new Error('No part');
    const { text } = composeMail({ ...base, parts: [part, part, { ...part, what: 'replied', quote: null }] });
    expect(text.match(/tiene ahora su solicitud/g)).toHaveLength(1);
    expect(text).toContain('respondió.');
  });
});
