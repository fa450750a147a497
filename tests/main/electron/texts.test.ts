import { describe, expect, it } from 'vitest';
import { safeFileName } from '#main/electron/saveFile.ts';
import { languageOf, shellTexts, unreadText } from '#main/electron/texts.ts';

describe('what the shell says', () => {
  it('is complete in each language and differs between them', () => {
    const { es, en, pt } = shellTexts;
    for (const [name, text] of Object.entries(es)) {
      expect(text, name).not.toBe('');
      expect(en[name as keyof typeof en], name).toBeTruthy();
      expect(pt[name as keyof typeof pt], name).toBeTruthy();
    }
    expect(es.manyUnread).toContain('{count}');
    expect(en.newTicket).not.toBe(es.newTicket);
  });

  it('is in Spanish unless the system speaks one of the others', () => {
    expect(languageOf('es-MX')).toBe('es');
    expect(languageOf('en_US.UTF-8')).toBe('en');
    expect(languageOf('pt-BR')).toBe('pt');
    expect(languageOf('fr')).toBe('es');
  });

  it('counts the unread notices', () => {
    expect([0, 1, 12].map((count) => unreadText(shellTexts.es, count))).toEqual([
      'Sin avisos nuevos',
      '1 aviso sin leer',
      '12 avisos sin leer',
    ]);
  });
});

describe('a file name for the save dialog', () => {
  it('keeps what every system accepts', () => {
    expect(safeFileName('Informe de marzo.pdf')).toBe('Informe de marzo.pdf');
    expect(safeFileName('../../etc/informe.pdf')).toBe('_.._etc_informe.pdf');
    expect(safeFileName('a:b|c?.csv')).toBe('a_b_c_.csv');
  });

  it('refuses kinds that a double click would run, however they are dressed', () => {
    for (const name of ['x.exe', 'x.pdf.bat', 'x', '', 'x.pdf\u202Eexe.scr', 'x.html']) {
      expect(safeFileName(name), name).toBeUndefined();
    }
  });
});
