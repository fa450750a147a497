import { describe, expect, test } from 'vitest';
import { outlook } from '#shared/assignment/outlook.ts';

const able = { enabled: true, skills: [1], availableAt: 500 };

describe('the outlook of a waiting ticket', () => {
  test.each([
    ['possible', 'somebody is there before it is due', [able], 1, 1000],
    ['possible', 'no skill is asked for', [{ ...able, skills: [] }], null, 1000],
    ['possible', 'it is never due and somebody comes', [able], 1, null],
    ['skillMissing', 'nobody has the skill', [{ ...able, skills: [2] }], 1, 1000],
    ['skillMissing', 'only somebody disabled has it', [{ ...able, enabled: false }], 1, 1000],
    ['skillMissing', 'there is nobody to have it', [], 1, null],
    ['nobodyBeforeDue', 'they come after it is due', [able], 1, 400],
    ['nobodyBeforeDue', 'they come just when it is due', [able], 1, 500],
    ['nobodyBeforeDue', 'they never come', [{ ...able, availableAt: null }], 1, null],
    [
      'nobodyBeforeDue',
      'only somebody without the skill comes',
      [
        { ...able, availableAt: 900 },
        { ...able, skills: [2] },
      ],
      1,
      600,
    ],
    ['nobodyBeforeDue', 'there is nobody', [], null, 1000],
  ] as const)('is %s when %s', (expected, _name, technicians, requiredSkillId, dueAt) => {
    expect(outlook({ technicians, requiredSkillId, dueAt })).toBe(expected);
  });
});
