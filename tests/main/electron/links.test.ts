import { describe, expect, it } from 'vitest';
import { folioInArguments, folioInLink } from '#main/electron/links.ts';

describe('a soporte: link', () => {
  it('names a ticket by its folio, in any case and with or without a last slash', () => {
    expect(folioInLink('soporte://ticket/SB-2026-000123')).toBe('SB-2026-000123');
    expect(folioInLink('SOPORTE://ticket/sb-2026-000123/')).toBe('SB-2026-000123');
  });

  it.each([
    'soporte://ticket/',
    'soporte://ticket/SB-2026-123',
    'soporte://ticket/SB-2026-000123/../../x',
    'soporte://ticket/SB-2026-000123?x=1',
    'soporte://ticket/SB-2026-000123\nsoporte://x',
    'soporte://run/SB-2026-000123',
    'https://ticket/SB-2026-000123',
    '--soporte://ticket/SB-2026-000123',
  ])('is nothing when it is %j', (link) => {
    expect(folioInLink(link)).toBeUndefined();
  });

  it('is found among the switches that Chromium adds to a start', () => {
    const argv = [
      '/opt/soporte',
      '--no-sandbox',
      '--original-process-start-time=1',
      'soporte://ticket/SB-2026-000007',
    ];
    expect(folioInArguments(argv)).toBe('SB-2026-000007');
    expect(folioInArguments(['/opt/soporte'])).toBeUndefined();
  });
});
