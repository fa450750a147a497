import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exportedLists } from '#main/exports/makeExport.ts';
import { exportWords } from '#main/exports/words.ts';
import { custodyTexts } from '#renderer/custody/texts.ts';
import { words } from '#renderer/texts/words.ts';
import type { ExportList } from '#shared/exports/contract.ts';

const screens = fileURLToPath(new URL('../../../src-renderer', import.meta.url));

describe('an export', () => {
  it.each<[ExportList, string]>([
    ['tickets', 'tickets/desk/ticketColumns.tsx'],
    ['assets', 'assets/list/assetColumns.tsx'],
    ['people', 'people/PeopleScreen.tsx'],
    ['custody', 'custody/list/formColumns.tsx'],
  ])('of %s knows every column that its screen exports', (list, file) => {
    const source = readFileSync(join(screens, file), 'utf8');
    const columns = [...source.matchAll(/key: '(\w+)',\s+header:(?:(?!key: ')[\s\S])*?\btext[:,]/g)].map(
      ([, key]) => key ?? '',
    );
    expect(columns.length).toBeGreaterThan(5);
    expect(columns.filter((key) => !exportedLists[list].columns.includes(key))).toEqual([]);
  });

  it('says what the screens say', () => {
    for (const language of ['es', 'en', 'pt'] as const) {
      const { status, priority, impact, urgency, channel, role, ...other } = exportWords[language];
      expect(words[language]).toMatchObject({ status, priority, impact, urgency, channel, role });
      const { custodyKind: kind, custodyState: state } = other;
      expect(custodyTexts[language]).toMatchObject({ kind, state });
    }
  });
});
