import { expect, it } from 'vitest';
import { updateProblemTexts } from '#renderer/updates/problemTexts.ts';
import { UPDATE_PROBLEMS } from '#shared/updates/look.ts';

it('there is a sentence for each thing that can stand in the way of an update, and for nothing else', () => {
  expect(Object.keys(updateProblemTexts.es).sort()).toEqual([...UPDATE_PROBLEMS].sort());
});
