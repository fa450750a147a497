import { describe, expect, it } from 'vitest';
import { drawnBox } from '#renderer/custody/form/signature.ts';
import {
  conditionsFor,
  fitting,
  inputOf,
  type Line,
  lineOf,
  refusalOf,
  type Sides,
  totalOf,
} from '#renderer/custody/issue/lines.ts';
import { idsIn } from '#renderer/custody/search.ts';
import { errorSentenceNow } from '#renderer/rpc/errorSentence.ts';
import { ruleTexts } from '#renderer/rpc/ruleTexts.ts';
import type { StatusKind } from '#shared/assets/asset.ts';
import type { AssetRow } from '#shared/assets/fields.ts';
import { ITEM_REFUSALS } from '#shared/custody/fields.ts';

let count = 0;

function anAsset(parts: Partial<AssetRow> & { readonly kind?: StatusKind } = {}): AssetRow {
  count += 1;
  const { kind = 'available', ...rest } = parts;
  return {
    id: count,
    inventoryNumber: `EQ-${count}`,
    name: `Equipo ${count}`,
    category: { id: 1, name: 'Cómputo' },
    brand: null,
    model: null,
    serial: null,
    status: { key: kind, kind, label: kind },
    area: null,
    location: null,
    holder: null,
    supplier: null,
    acquiredOn: null,
    costCents: null,
    warrantyUntil: null,
    photoId: null,
    updatedAt: '2026-10-05T16:00:00.000Z',
    version: 3,
    ...rest,
  };
}

const RENATA = { id: 71, name: 'Renata' };
const BENITO = { id: 72, name: 'Benito' };
const toRenata: Sides = { kind: 'handOver', holderId: null, receiverId: RENATA.id };

describe('the lines of a form that is being written', () => {
  it('takes what is free, once', () => {
    const asset = anAsset();
    expect(refusalOf(asset, [], toRenata)).toBeNull();
    expect(refusalOf(asset, [lineOf(asset)], toRenata)).toBe('custodyTwice');
  });

  it('judges by who has it and who gets it', () => {
    const held = anAsset({ kind: 'inUse', holder: RENATA });
    expect(refusalOf(held, [], toRenata)).toBe('custodyHeldAlready');
    expect(refusalOf(held, [], { ...toRenata, receiverId: BENITO.id })).toBe('custodyHeldByOther');
    const back: Sides = { kind: 'return', holderId: RENATA.id, receiverId: null };
    expect(refusalOf(held, [], back)).toBeNull();
    expect(refusalOf(held, [], { ...back, holderId: BENITO.id })).toBe('custodyNotHeld');
  });

  it('keeps only what still fits when the person or the kind changes', () => {
    const free = lineOf(anAsset());
    const held = lineOf(anAsset({ kind: 'inUse', holder: RENATA }));
    expect(fitting([free, held], { kind: 'return', holderId: RENATA.id, receiverId: null })).toEqual([held]);
    expect(fitting([free, held], toRenata)).toEqual([free]);
  });

  it('begins with what was noted before; what was new has been used since', () => {
    const asset = anAsset();
    expect(lineOf(asset)).toMatchObject({ condition: 'good', accessories: '' });
    expect(lineOf(asset, { condition: 'new', accessories: 'Cargador' })).toMatchObject({
      condition: 'good',
      accessories: 'Cargador',
    });
    expect(lineOf(asset, { condition: 'poor', accessories: null })).toMatchObject({ condition: 'poor' });
  });

  it('lets a lost asset be nothing but missing', () => {
    const lost = anAsset({ kind: 'lost', holder: RENATA });
    expect(lineOf(lost).condition).toBe('missing');
    expect(conditionsFor(lost)).toEqual(['missing']);
    expect(conditionsFor(anAsset())).not.toContain('missing');
  });

  it('adds up what is known of the cost', () => {
    const lines = [
      lineOf(anAsset({ costCents: 150 })),
      lineOf(anAsset()),
      lineOf(anAsset({ costCents: 50 })),
    ];
    expect(totalOf(lines)).toBe(200);
    expect(totalOf([lineOf(anAsset())])).toBeNull();
  });
});

describe('what is sent', () => {
  const parts = { authoriserId: null, everything: false, language: undefined };
  const line: Line = { ...lineOf(anAsset()), accessories: '  ', note: ' Rayada ' };

  it('is nothing while the person or the assets are missing', () => {
    expect(inputOf(toRenata, [], parts)).toBeNull();
    expect(inputOf({ ...toRenata, receiverId: null }, [line], parts)).toBeNull();
    expect(inputOf({ kind: 'transfer', holderId: null, receiverId: BENITO.id }, [line], parts)).toBeNull();
    expect(inputOf({ kind: 'transfer', holderId: RENATA.id, receiverId: null }, [line], parts)).toBeNull();
  });

  it('names the version that was seen, and what was said without blanks', () => {
    expect(inputOf(toRenata, [line], parts)?.items).toEqual([
      { assetId: line.asset.id, version: 3, condition: 'good', accessories: null, note: 'Rayada' },
    ]);
  });

  it('names who receives, and on a return or renewal who holds', () => {
    const both = { holderId: RENATA.id, receiverId: BENITO.id };
    const people = (kind: Sides['kind']) => {
      const input = inputOf({ kind, ...both }, [line], parts);
      return [input?.personId, input?.fromPersonId];
    };
    expect(people('handOver')).toEqual([BENITO.id, null]);
    expect(people('transfer')).toEqual([BENITO.id, RENATA.id]);
    expect(people('return')).toEqual([RENATA.id, null]);
    expect(people('renewal')).toEqual([RENATA.id, null]);
  });
});

describe('refusals of custody', () => {
  it('have a sentence each', () => {
    const rules = [...ITEM_REFUSALS, 'custodyTwice', 'custodyNotAll', 'custodySamePerson', 'custodyMissing'];
    const more = ['custodyAuthoriser', 'custodyAuthorisesOwn', 'custodyPersonDisabled', 'custodySigned'];
    expect([...rules, ...more].filter((rule) => !Object.hasOwn(ruleTexts.es, rule))).toEqual([]);
  });

  it('name the asset and who holds it', () => {
    const details = { rule: 'custodyHeldByOther', subject: '5151-0001 Laptop', person: 'Benito Salas' };
    expect(errorSentenceNow({ code: 'ruleBroken', details })).toMatch(
      /^5151-0001 Laptop: .+ \(Benito Salas\)$/,
    );
  });
});

describe('addresses', () => {
  it('name assets by their ids; what is none is left out', () => {
    expect(idsIn('12,15,12,x,-3,1.5')).toEqual([12, 15]);
    expect(idsIn(undefined)).toEqual([]);
  });
});

describe('a drawn signature', () => {
  it('is cut to what was drawn, with room around, within the canvas', () => {
    const canvas = { width: 400, height: 200 };
    const strokes = [
      [
        { x: 100, y: 50 },
        { x: 180, y: 90 },
      ],
      [{ x: 140, y: 60 }],
    ];
    expect(drawnBox(strokes, canvas)).toEqual({ x: 92, y: 42, width: 96, height: 56 });
    expect(drawnBox([[{ x: 2, y: 198 }]], canvas)).toEqual({ x: 0, y: 190, width: 10, height: 10 });
    expect(drawnBox([], canvas)).toBeNull();
  });
});
