import { expect, it } from 'vitest';
import { matchExpression } from '#main/db/dialects/ticketSearch.ts';

it('what is typed is words and never operators, however its accents are written', () => {
  expect(matchExpression('impresio\u0301n lenta', 'all')).toBe('"impresión"* AND "lenta"*');
  expect(matchExpression('title:"x" OR NEAR(a*)', 'public')).toBe(
    '{title body} : ("title"* AND "x"* AND "OR"* AND "NEAR"* AND "a"*)',
  );
  expect(matchExpression(' *"^-() ', 'all')).toBeNull();
});
