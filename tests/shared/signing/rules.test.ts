import { describe, expect, it } from 'vitest';
import { maySignLine, mayWithdraw, namesAgree, stateOf, verdictOf } from '#shared/signing/rules.ts';

describe('the name on a certificate and on a line', () => {
  it.each([
    ['ANA MARIA TORRES VEGA', 'Ana Torres', true],
    ['ANA TORRES VEGA', 'Lic. Ana Torres Vega', true],
    ['JOSÉ PEÑA RÍOS', 'jose pena rios', true],
    ['TORRES VEGA ANA', 'Ana Torres Vega', true],
    ['ANA TORRES VEGA', 'Ana Ruiz Vega', false],
    ['ANA TORRES VEGA', 'Ana', false],
    ['ANA TORRES VEGA', 'Luis Pérez', false],
    ['PRUEBA', 'prueba', true],
    ['ANA TORRES', '', false],
    ['', '', false],
  ])('%s and %s agree: %s', (certificate, line, agree) => {
    expect(namesAgree(certificate, line)).toBe(agree);
  });
});

const report = { issuedById: 1, signers: 2, signed: 1, isWithdrawn: false };
const issuer = { id: 1, roles: ['technician'] as const };
const manager = { id: 2, roles: ['manager'] as const };
const other = { id: 3, roles: ['technician'] as const };

describe('who may sign a line', () => {
  it('is the person that it is for, and nobody in their place, whatever their role', () => {
    const line = { personId: 3, isSigned: false };
    expect(maySignLine(other, report, line)).toBe(true);
    expect(maySignLine(issuer, report, line)).toBe(false);
    expect(maySignLine(manager, report, line)).toBe(false);
  });

  it('is somebody from outside at the side of the issuer or of who sees all', () => {
    const line = { personId: null, isSigned: false };
    expect(maySignLine(issuer, report, line)).toBe(true);
    expect(maySignLine(manager, report, line)).toBe(true);
    expect(maySignLine(other, report, line)).toBe(false);
  });

  it('is nobody once it is signed or the report withdrawn', () => {
    expect(maySignLine(other, report, { personId: 3, isSigned: true })).toBe(false);
    expect(maySignLine(other, { ...report, isWithdrawn: true }, { personId: 3, isSigned: false })).toBe(
      false,
    );
  });
});

describe('a report', () => {
  it('is withdrawn by whoever issued it or sees all, once', () => {
    expect(mayWithdraw(issuer, report)).toBe(true);
    expect(mayWithdraw(manager, report)).toBe(true);
    expect(mayWithdraw(other, report)).toBe(false);
    expect(mayWithdraw(manager, { ...report, isWithdrawn: true })).toBe(false);
  });

  it('is to be signed until its last line is', () => {
    expect(stateOf(report)).toBe('toSign');
    expect(stateOf({ ...report, signed: 2 })).toBe('signed');
    expect(stateOf({ ...report, signers: 0, signed: 0 })).toBe('unsigned');
    expect(stateOf({ ...report, isWithdrawn: true })).toBe('withdrawn');
  });
});

describe('a verdict', () => {
  const signature = (...problems: Parameters<typeof verdictOf>[0]['signatures'][number]['problems']) => ({
    problems,
  });
  it('is good only without any problem', () => {
    expect(verdictOf({ problems: [], signatures: [signature()] })).toBe('good');
    expect(verdictOf({ problems: ['unknown'], signatures: [signature()] })).toBe('doubtful');
    expect(verdictOf({ problems: ['withdrawn'], signatures: [] })).toBe('doubtful');
    expect(verdictOf({ problems: [], signatures: [signature('certificate')] })).toBe('doubtful');
  });
  it('is bad where something false was found', () => {
    expect(verdictOf({ problems: ['altered'], signatures: [] })).toBe('bad');
    expect(verdictOf({ problems: ['extended'], signatures: [signature()] })).toBe('bad');
    expect(verdictOf({ problems: ['unknown'], signatures: [signature('changed')] })).toBe('bad');
    expect(verdictOf({ problems: [], signatures: [signature('certificate', 'later')] })).toBe('bad');
  });
});
