import { describe, expect, it } from 'vitest';
import { formState, holderLine } from '#shared/custody/custody.ts';
import {
  conditionFits,
  type FormFacts,
  type FormRelation,
  formActions,
  itemRefusal,
  signableLines,
} from '#shared/custody/rules.ts';

const RENATA = 1;
const BENITO = 2;

describe('whether an asset may go on a form', () => {
  it('hands over what is available and nobody holds', () => {
    expect(itemRefusal('handOver', { statusKind: 'available', holderId: null }, RENATA)).toBeNull();
    // Brought in by an import as in use, without anybody's signature.
    expect(itemRefusal('handOver', { statusKind: 'inUse', holderId: null }, RENATA)).toBeNull();
  });

  it.each([
    ['retired', null, 'custodyRetired'],
    ['lost', null, 'custodyLost'],
    ['inRepair', null, 'custodyInRepair'],
    ['inUse', BENITO, 'custodyHeldByOther'],
    ['inRepair', BENITO, 'custodyHeldByOther'],
    ['inUse', RENATA, 'custodyHeldAlready'],
  ] as const)('hands over nothing that is %s and held by %s: %s', (statusKind, holderId, refusal) => {
    expect(itemRefusal('handOver', { statusKind, holderId }, RENATA)).toBe(refusal);
  });

  it.each(['transfer', 'renewal', 'return'] as const)('a %s is about what that person holds', (kind) => {
    expect(itemRefusal(kind, { statusKind: 'inUse', holderId: RENATA }, RENATA)).toBeNull();
    expect(itemRefusal(kind, { statusKind: 'inRepair', holderId: RENATA }, RENATA)).toBeNull();
    expect(itemRefusal(kind, { statusKind: 'inUse', holderId: BENITO }, RENATA)).toBe('custodyNotHeld');
    expect(itemRefusal(kind, { statusKind: 'available', holderId: null }, RENATA)).toBe('custodyNotHeld');
  });

  it('passes a lost asset to nobody, and lets it be given back and signed anew', () => {
    const lost = { statusKind: 'lost', holderId: RENATA } as const;
    expect(itemRefusal('transfer', lost, RENATA)).toBe('custodyLost');
    expect(itemRefusal('return', lost, RENATA)).toBeNull();
    expect(itemRefusal('renewal', lost, RENATA)).toBeNull();
  });

  it('says missing of a lost asset and of no other', () => {
    expect(conditionFits('missing', { statusKind: 'lost' })).toBe(true);
    expect(conditionFits('good', { statusKind: 'lost' })).toBe(false);
    expect(conditionFits('missing', { statusKind: 'inUse' })).toBe(false);
    expect(conditionFits('poor', { statusKind: 'inRepair' })).toBe(true);
  });
});

const issued: FormFacts = {
  kind: 'handOver',
  confirmedAt: null,
  authorisedAt: null,
  endedAt: null,
  held: 2,
  signed: [],
};
const confirmed: FormFacts = { ...issued, confirmedAt: 1 };
const ended: FormFacts = { ...confirmed, endedAt: 2, held: 0 };

const as = (role: FormRelation['roles'][number], parts: Partial<FormRelation> = {}): FormRelation => ({
  roles: [role],
  isHolder: false,
  isFormerHolder: false,
  ...parts,
});
const holder = as('requester', { isHolder: true });

describe('the life of a form', () => {
  it('stands where its last yes left it, until nothing is held by it', () => {
    expect(formState(issued)).toBe('issued');
    expect(formState(confirmed)).toBe('confirmed');
    expect(formState({ ...confirmed, authorisedAt: 2 })).toBe('authorised');
    expect(formState(ended)).toBe('ended');
  });

  it('is confirmed by who receives; on a return, by who gives back', () => {
    expect(holderLine('handOver')).toBe('receives');
    expect(holderLine('return')).toBe('delivers');
  });

  it('lets the holder confirm, then a manager authorise', () => {
    expect(formActions(issued, holder)).toEqual(['confirm']);
    expect(formActions(issued, as('manager'))).toEqual([]);
    expect(formActions(confirmed, holder)).toEqual([]);
    expect(formActions(confirmed, as('manager'))).toEqual(['authorise']);
    expect(formActions({ ...confirmed, authorisedAt: 2 }, as('manager'))).toEqual([]);
  });

  it('lets no manager authorise what they hold themselves', () => {
    expect(formActions(confirmed, as('manager', { isHolder: true }))).toEqual([]);
    expect(signableLines(confirmed, as('manager', { isHolder: true }))).not.toContain('authorises');
  });

  it.each(['technician', 'administrator'] as const)('lets a %s go on with what is held', (role) => {
    expect(formActions(issued, as(role))).toEqual(['scan', 'return', 'renew', 'transfer']);
    expect(formActions(ended, as(role))).toEqual(['scan']);
  });

  it('lets the master and strangers only read', () => {
    expect(formActions(issued, as('master'))).toEqual([]);
    expect(signableLines(issued, as('master'))).toEqual([]);
    expect(signableLines(issued, as('requester'))).toEqual([]);
  });
});

describe('whose line may be signed', () => {
  it('is one’s own, and at a technician’s desk those of who gives and who receives', () => {
    expect(signableLines(issued, holder)).toEqual(['receives']);
    expect(signableLines({ ...issued, kind: 'return' }, holder)).toEqual(['delivers']);
    expect(signableLines({ ...issued, kind: 'transfer' }, as('requester', { isFormerHolder: true }))).toEqual(
      ['delivers'],
    );
    expect(signableLines(issued, as('technician'))).toEqual(['delivers', 'receives']);
  });

  it('is a manager’s only once the holder has said yes', () => {
    expect(signableLines(issued, as('manager'))).toEqual([]);
    expect(signableLines(confirmed, as('manager'))).toEqual(['authorises']);
  });

  it('is none that is signed, and none when the form has ended', () => {
    expect(signableLines({ ...issued, signed: ['receives'] }, holder)).toEqual([]);
    expect(signableLines(ended, as('technician'))).toEqual([]);
  });
});
