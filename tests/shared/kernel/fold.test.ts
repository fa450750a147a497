import { expect, it } from 'vitest';
import { foldText } from '#shared/kernel/fold.ts';

it.each([
  ['Núñez Pérez', 'nunez perez'],
  ['GÜERO', 'guero'],
  ['João', 'joao'],
  ['İstanbul', 'istanbul'],
  ['ﬁn', 'fin'],
  ['e\u0301', 'e'],
])('folds %s to %s, and the folded one to itself', (text, folded) => {
  expect(foldText(text)).toBe(folded);
  expect(foldText(folded)).toBe(folded);
});
