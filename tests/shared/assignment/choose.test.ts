import { describe, expect, test } from 'vitest';
import { assignmentExplanation, type Candidate, choose, explanationOf } from '#shared/assignment/choose.ts';
import { at } from '../../builders/calendars.ts';
import { aCandidate } from '../../builders/candidates.ts';

const now = at('2026-11-24T15:00:00Z');

function decide(candidates: Candidate[], given: { limit?: number; requiredSkillId?: number } = {}) {
  const choice = choose({
    candidates,
    limit: given.limit ?? 8,
    requiredSkillId: given.requiredSkillId ?? null,
    now,
  });
  const { chosenId, decidedBy } = choice;
  return { chosenId, decidedBy, explanation: explanationOf(choice) };
}

/** Why each of those left out was. */
function excluded(candidates: Candidate[], given: { limit?: number; requiredSkillId?: number } = {}) {
  const { candidates: told } = decide(candidates, given).explanation;
  return Object.fromEntries(told.filter((c) => c.excluded.length > 0).map((c) => [c.id, c.excluded]));
}

describe('a ticket goes to', () => {
  test('the technician with the lowest load', () => {
    const all = [aCandidate(1, { active: 3 }), aCandidate(2, { active: 1 }), aCandidate(3, { active: 2 })];
    expect(decide(all)).toMatchObject({ chosenId: 2, decidedBy: 'load' });
  });

  test('the lowest load although somebody else got fewer this week, longer ago', () => {
    const all = [
      aCandidate(1, { active: 2, assignedThisWeek: 0, lastAssignedAt: null }),
      aCandidate(2, { active: 1, assignedThisWeek: 9, lastAssignedAt: now }),
    ];
    expect(decide(all)).toMatchObject({ chosenId: 2, decidedBy: 'load' });
  });

  test('the fewest of this week among equal loads, although another waited longer', () => {
    const all = [
      aCandidate(1, { active: 1, assignedThisWeek: 4, lastAssignedAt: now - 9_000 }),
      aCandidate(2, { active: 1, assignedThisWeek: 3, lastAssignedAt: now - 1_000 }),
    ];
    expect(decide(all)).toMatchObject({ chosenId: 2, decidedBy: 'week' });
  });

  test('the longest since the last assignment among equal weeks, although another has the lower id', () => {
    const all = [
      aCandidate(1, { assignedThisWeek: 1, lastAssignedAt: now - 1_000 }),
      aCandidate(2, { assignedThisWeek: 1, lastAssignedAt: now - 2_000 }),
    ];
    expect(decide(all)).toMatchObject({ chosenId: 2, decidedBy: 'longestSince' });
  });

  test('somebody who never got any before somebody who got one in 1970', () => {
    const all = [aCandidate(1, { lastAssignedAt: 0 }), aCandidate(2, { lastAssignedAt: null })];
    expect(decide(all)).toMatchObject({ chosenId: 2, decidedBy: 'longestSince' });
  });

  test('the lowest id when all else is equal', () => {
    expect(decide([aCandidate(12), aCandidate(7), aCandidate(9)])).toMatchObject({
      chosenId: 7,
      decidedBy: 'id',
    });
  });

  test('the only one who can', () => {
    const all = [aCandidate(1, { absent: true }), aCandidate(2, { active: 7 })];
    expect(decide(all)).toMatchObject({ chosenId: 2, decidedBy: 'only' });
  });

  test('nobody when nobody can, or there is nobody', () => {
    expect(decide([aCandidate(1, { enabled: false })])).toMatchObject({ chosenId: null, decidedBy: null });
    expect(decide([])).toMatchObject({ chosenId: null, decidedBy: null });
  });

  test('the one that the last needed rule sets apart from the runner-up', () => {
    const all = [
      aCandidate(1, { active: 5 }),
      aCandidate(2, { active: 1, assignedThisWeek: 2 }),
      aCandidate(3, { active: 1, assignedThisWeek: 1 }),
    ];
    expect(decide(all)).toMatchObject({ chosenId: 3, decidedBy: 'week' });
  });
});

describe('weights', () => {
  test('order by their sum, not by the number of tickets', () => {
    const all = [aCandidate(1, { active: 2, load: 6.5 }), aCandidate(2, { active: 5, load: 6 })];
    expect(decide(all)).toMatchObject({ chosenId: 2, decidedBy: 'load' });
  });

  test('never lift the limit, which counts tickets', () => {
    const all = [aCandidate(1, { active: 8, load: 0.5 }), aCandidate(2, { active: 7, load: 99 })];
    expect(decide(all)).toMatchObject({ chosenId: 2, decidedBy: 'only' });
    expect(excluded(all)).toEqual({ 1: ['atLimit'] });
  });
});

describe('left out is who', () => {
  test.each<[string, Partial<Candidate>]>([
    ['disabled', { enabled: false }],
    ['offShift', { onShift: false }],
    ['absent', { absent: true }],
    ['noSkill', { skills: [1, 2] }],
    ['atLimit', { active: 8, skills: [3] }],
    ['handedBack', { handedBack: true }],
  ])('is %s', (reason, facts) => {
    const all = [aCandidate(1, { skills: [3], ...facts }), aCandidate(2, { active: 7, skills: [1, 3] })];
    expect(decide(all, { requiredSkillId: 3 }).chosenId).toBe(2);
    expect(excluded(all, { requiredSkillId: 3 })).toEqual({ 1: [reason] });
  });

  test('has several reasons, told in a fixed order', () => {
    const nobody = aCandidate(1, { enabled: false, onShift: false, absent: true, active: 20 });
    expect(excluded([nobody], { requiredSkillId: 1 })).toEqual({
      1: ['disabled', 'offShift', 'absent', 'noSkill', 'atLimit'],
    });
  });

  test('lacks a skill only where one is asked for', () => {
    expect(excluded([aCandidate(1)])).toEqual({});
    expect(excluded([aCandidate(1)], { requiredSkillId: 0 })).toEqual({ 1: ['noSkill'] });
  });

  test('is above the limit after a ticket came back to them', () => {
    expect(excluded([aCandidate(1, { active: 9 })])).toEqual({ 1: ['atLimit'] });
  });
});

describe('the limit', () => {
  test('is the general one unless they have their own', () => {
    const all = [
      aCandidate(1, { active: 3, limit: 3 }),
      aCandidate(2, { active: 9, limit: 10 }),
      aCandidate(3, { active: 5 }),
    ];
    expect(excluded(all, { limit: 5 })).toEqual({ 1: ['atLimit'], 3: ['atLimit'] });
    expect(decide(all, { limit: 5 }).chosenId).toBe(2);
    expect(decide(all, { limit: 5 }).explanation.candidates.map((c) => [c.id, c.limit])).toEqual([
      [2, 10],
      [1, 3],
      [3, 5],
    ]);
  });

  test('of their own may be none at all', () => {
    expect(excluded([aCandidate(1, { limit: 0 })])).toEqual({ 1: ['atLimit'] });
  });
});

describe('the explanation', () => {
  const all = [
    aCandidate(4, { active: 2, assignedThisWeek: 5, lastAssignedAt: at('2026-11-24T14:00:00Z') }),
    aCandidate(9, { active: 8 }),
    aCandidate(2, { active: 1, assignedThisWeek: 3 }),
    aCandidate(3, { absent: true }),
  ];

  test('tells everything that was weighed, the best first and those left out after them', () => {
    expect(decide(all).explanation).toEqual({
      at: '2026-11-24T15:00:00.000Z',
      requiredSkillId: null,
      limit: 8,
      chosenId: 2,
      decidedBy: 'load',
      candidates: [
        {
          id: 2,
          name: 'Técnico 2',
          load: 1,
          active: 1,
          limit: 8,
          assignedThisWeek: 3,
          lastAssignedAt: null,
          excluded: [],
        },
        {
          id: 4,
          name: 'Técnico 4',
          load: 2,
          active: 2,
          limit: 8,
          assignedThisWeek: 5,
          lastAssignedAt: '2026-11-24T14:00:00.000Z',
          excluded: [],
        },
        {
          id: 3,
          name: 'Técnico 3',
          load: 0,
          active: 0,
          limit: 8,
          assignedThisWeek: 0,
          lastAssignedAt: null,
          excluded: ['absent'],
        },
        {
          id: 9,
          name: 'Técnico 9',
          load: 8,
          active: 8,
          limit: 8,
          assignedThisWeek: 0,
          lastAssignedAt: null,
          excluded: ['atLimit'],
        },
      ],
    });
  });

  test('survives being stored as JSON', () => {
    const { explanation } = decide(all);
    expect(assignmentExplanation.parse(JSON.parse(JSON.stringify(explanation)))).toEqual(explanation);
  });

  test('leaves the candidates as they were', () => {
    const before = structuredClone(all);
    decide(all);
    expect(all).toEqual(before);
  });
});
