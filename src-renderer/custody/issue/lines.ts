import type { AssetRow } from '#shared/assets/fields.ts';
import type { Condition, CustodyKind } from '#shared/custody/custody.ts';
import type { IssueInput, ItemRefusal } from '#shared/custody/fields.ts';
import { itemRefusal } from '#shared/custody/rules.ts';

/** A line of the form that is being written. */
export interface Line {
  readonly asset: AssetRow;
  readonly condition: Condition;
  readonly accessories: string;
  readonly note: string;
}

/** What was noted when the asset was handed over: the beginning of what is noted now. */
export interface Noted {
  readonly condition: Condition;
  readonly accessories: string | null;
}

/** The people of the form that is being written; which of them matter depends on its kind. */
export interface Sides {
  readonly kind: CustodyKind;
  /** Who has the assets now; nobody on a hand-over. */
  readonly holderId: number | null;
  /** Who has them afterwards; nobody on a return. */
  readonly receiverId: number | null;
}

/** A new line: a lost asset can only be missing; what was new once has been used since. */
export function lineOf(asset: AssetRow, noted?: Noted): Line {
  const last = noted?.condition === 'fair' || noted?.condition === 'poor' ? noted.condition : 'good';
  return {
    asset,
    condition: asset.status.kind === 'lost' ? 'missing' : last,
    accessories: noted?.accessories ?? '',
    note: '',
  };
}

/** Why an asset may not go on the form, or null; `custodyTwice` where it is there already. */
export function refusalOf(
  asset: AssetRow,
  lines: readonly Line[],
  { kind, holderId, receiverId }: Sides,
): ItemRefusal | 'custodyTwice' | null {
  if (lines.some((line) => line.asset.id === asset.id)) return 'custodyTwice';
  const facts = { statusKind: asset.status.kind, holderId: asset.holder?.id ?? null };
  return itemRefusal(kind, facts, kind === 'handOver' ? receiverId : holderId);
}

/** The lines that still fit when the kind or the people of the form changed. */
export function fitting(lines: readonly Line[], sides: Sides): Line[] {
  return lines.filter((line) => refusalOf(line.asset, [], sides) === null);
}

/** The conditions that may be chosen for an asset. */
export function conditionsFor(asset: AssetRow): readonly Condition[] {
  return asset.status.kind === 'lost' ? ['missing'] : ['new', 'good', 'fair', 'poor'];
}

/** What is sent; null while somebody or something is missing. */
export function inputOf(
  { kind, holderId, receiverId }: Sides,
  lines: readonly Line[],
  parts: {
    readonly authoriserId: number | null;
    readonly everything: boolean;
    readonly language: 'es' | 'en' | 'pt' | undefined;
  },
): IssueInput | null {
  const personId = kind === 'handOver' || kind === 'transfer' ? receiverId : holderId;
  if (personId === null || lines.length === 0) return null;
  if (kind === 'transfer' && holderId === null) return null;
  return {
    kind,
    personId,
    fromPersonId: kind === 'transfer' ? holderId : null,
    items: lines.map((line) => ({
      assetId: line.asset.id,
      version: line.asset.version,
      condition: line.condition,
      accessories: line.accessories.trim() === '' ? null : line.accessories.trim(),
      note: line.note.trim() === '' ? null : line.note.trim(),
    })),
    everything: parts.everything,
    authoriserId: parts.authoriserId,
    ...(parts.language === undefined ? {} : { language: parts.language }),
  };
}

/** What the lines cost together, in hundredths; null where no cost is known. */
export function totalOf(lines: readonly Line[]): number | null {
  const known = lines.flatMap(({ asset }) => (asset.costCents === null ? [] : [asset.costCents]));
  return known.length === 0 ? null : known.reduce((sum, cents) => sum + cents, 0);
}
