import { assetHistoryTexts } from './historyTexts.ts';

type Field = keyof (typeof assetHistoryTexts)['es']['field'];

/** An entry of an asset's history, as the contract gives it. */
export interface Told {
  readonly action: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** The phrase of an act, as a key under `act`; null for one that this version of the screens does not know. */
export function actKey(action: string): string | null {
  const [entity = '', verb = ''] = action.split('.');
  const acts: Readonly<Record<string, Readonly<Record<string, string>>>> = assetHistoryTexts.es.act;
  const verbs = Object.hasOwn(acts, entity) ? acts[entity] : undefined;
  return verbs !== undefined && Object.hasOwn(verbs, verb) ? `act.${entity}.${verb}` : null;
}

export type PartAct = 'made' | 'added' | 'removed';

/**
 * Whether an entry of the history of a whole tells of one of its parts: the part's own event, which the whole's history
 * shows as well. Null: it is about the asset itself.
 */
export function partAct(told: Told, wholeId: number): PartAct | null {
  if (!told.action.startsWith('asset.')) return null;
  if (isRef(told.after['parent'], wholeId)) return told.action === 'asset.changed' ? 'added' : 'made';
  return isRef(told.before['parent'], wholeId) ? 'removed' : null;
}

function isRef(value: unknown, id: number): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && value.id === id;
}

const FIELDS = Object.keys(assetHistoryTexts.es.field) as Field[];

export interface Change {
  readonly field: Field;
  readonly before: unknown;
  readonly after: unknown;
}

/** Entities whose events tell of the asset's own row; others have fields of the same names that are not the asset's. */
const OWN = /^(asset|custody)\./;

/** What changed with it, in the order of the form. */
export function changesOf(told: Told): Change[] {
  if (!OWN.test(told.action)) return [];
  return FIELDS.flatMap((field) => {
    if (!(field in told.after) && !(field in told.before)) return [];
    const before = told.before[field] ?? null;
    const after = told.after[field] ?? null;
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after }];
  });
}
