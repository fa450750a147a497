import { describe, expect, it } from 'vitest';
import { sortOut } from '#renderer/ui/files.ts';
import { hueOf, initialsOf } from '#renderer/ui/initials.ts';
import { languageToShow, readPreferences } from '#renderer/ui/preferences.ts';
import { nameOf } from '#renderer/ui/shortcuts.ts';

describe('initialsOf', () => {
  it.each([
    ['Ana López Rivera', 'AL'],
    ['Marco Antonio Díaz León', 'MD'],
    ['María de la Luz', 'ML'],
    ['Óscar', 'Ó'],
    ['  ', '?'],
    ['😀 Feliz', '😀F'],
  ])('%s is %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('gives a person the same colour every time', () => {
    expect(hueOf('Ana López')).toBe(hueOf('Ana López'));
    expect(hueOf('Ana López')).not.toBe(hueOf('Ana Lopez'));
  });
});

describe('readPreferences', () => {
  it('begins with the system’s scheme and compact rows', () => {
    expect(readPreferences(null)).toEqual({
      scheme: 'auto',
      isHighContrast: false,
      density: 'compact',
      hasShortcuts: true,
      language: null,
    });
  });

  it('keeps what is right beside what is not', () => {
    const read = readPreferences('{"scheme":"dark","density":"enormous","language":"fr"}');
    expect(read).toMatchObject({ scheme: 'dark', density: 'compact', language: null });
  });

  it('survives a text that is no JSON', () => {
    expect(readPreferences('<html>').scheme).toBe('auto');
  });
});

describe('languageToShow', () => {
  it('takes the person’s, then the one chosen here, then the institution’s', () => {
    expect(languageToShow('pt', 'en', 'es', ['en'])).toBe('pt');
    expect(languageToShow(null, 'en', 'es', ['pt'])).toBe('en');
    expect(languageToShow(null, null, 'pt', ['en'])).toBe('pt');
    expect(languageToShow(null, null, null, ['fr-FR', 'pt-BR', 'en'])).toBe('pt');
    expect(languageToShow(null, null, null, ['fr-FR'])).toBe('es');
  });
});

describe('nameOf', () => {
  const press = (key: string, more = {}) =>
    nameOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

  it('names letters, signs and chords', () => {
    expect(press('N')).toBe('n');
    expect(press('?')).toBe('?');
    expect(press('k', { ctrlKey: true })).toBe('mod+k');
    expect(press('k', { metaKey: true })).toBe('mod+k');
  });

  it('leaves Alt to the system and says nothing for bare modifiers', () => {
    expect(press('n', { altKey: true })).toBeNull();
    expect(press('Shift')).toBeNull();
  });
});

describe('sortOut', () => {
  const file = (name: string, size: number) => ({ name, size, lastModified: 1 });

  it('tells the too large from the rest', () => {
    const { kept, tooLarge } = sortOut([], [file('a', 10), file('b', 11)], 10, 5);
    expect(kept.map(({ name }) => name)).toEqual(['a']);
    expect(tooLarge.map(({ name }) => name)).toEqual(['b']);
  });

  it('takes the same file once', () => {
    expect(sortOut([file('a', 1)], [file('a', 1), file('a', 2)], 10, 5).kept).toHaveLength(2);
  });

  it('says when there are too many', () => {
    const { kept, isTooMany } = sortOut([file('a', 1)], [file('b', 1), file('c', 1)], 10, 2);
    expect(kept).toHaveLength(2);
    expect(isTooMany).toBe(true);
  });

  it('says when they are more than one call takes', () => {
    const { kept, isTooMuch } = sortOut([file('a', 4)], [file('b', 6), file('c', 1)], 10, 5, 10);
    expect(kept.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(isTooMuch).toBe(true);
    expect(sortOut([file('a', 4)], [file('b', 6)], 10, 5, 10).isTooMuch).toBe(false);
  });
});
