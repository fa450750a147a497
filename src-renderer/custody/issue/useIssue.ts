import { useState } from 'react';
import type { AssetRow } from '#shared/assets/fields.ts';
import { type CustodyKind, MOST_ITEMS } from '#shared/custody/custody.ts';
import type { Ref } from '#shared/rpc/fields.ts';
import { fitting, inputOf, type Line, lineOf, type Noted, refusalOf, type Sides } from './lines.ts';

export type Language = 'es' | 'en' | 'pt';

/** Why an asset was not taken: its rule, the asset, and who holds it. */
export interface Refused {
  readonly rule: string;
  readonly subject: string;
  readonly person?: string;
}

/** The form that is being written: its people, its lines, and what was last refused. */
export function useIssue(initial: { readonly kind: CustodyKind }) {
  const [kind, setKind] = useState(initial.kind);
  const [holder, setHolder] = useState<Ref | null>(null);
  const [receiver, setReceiver] = useState<Ref | null>(null);
  const [authoriser, setAuthoriser] = useState<Ref | null>(null);
  const [language, setLanguage] = useState<Language | undefined>();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [isEverything, setEverything] = useState(false);
  const [refused, setRefused] = useState<Refused | 'tooMany' | null>(null);
  const [added, setAdded] = useState<AssetRow | null>(null);
  const sides: Sides = { kind, holderId: holder?.id ?? null, receiverId: receiver?.id ?? null };
  const isReady = kind === 'handOver' ? receiver !== null : holder !== null;

  const keepFitting = (next: Sides) => {
    setLines((present) => fitting(present, next));
    setRefused(null);
    setEverything(false);
  };

  /** Takes assets that fit; the first that does not is told. New ones come first, as on the slip of a till. */
  const add = (assets: readonly { readonly asset: AssetRow; readonly noted?: Noted | undefined }[]) => {
    let next = lines;
    let why: Refused | 'tooMany' | null = null;
    for (const { asset, noted } of assets) {
      const rule = refusalOf(asset, next, sides);
      if (rule === null && next.length < MOST_ITEMS) {
        next = [lineOf(asset, noted), ...next];
        continue;
      }
      why ??= rule === null ? 'tooMany' : refusedOf(rule, asset);
    }
    setLines(next);
    setRefused(why);
    setAdded(why === null ? (assets.at(-1)?.asset ?? null) : null);
  };

  return {
    kind,
    holder,
    receiver,
    authoriser,
    language,
    lines,
    sides,
    isReady,
    isEverything,
    refused,
    added,
    chooseKind: (next: CustodyKind) => {
      setKind(next);
      // Whoever was chosen first stays, on the side that the other kind asks about.
      const nextHolder = next === 'handOver' ? null : (holder ?? (kind === 'handOver' ? receiver : null));
      const nextReceiver =
        next === 'handOver'
          ? (receiver ?? holder)
          : next === 'transfer' && kind !== 'handOver'
            ? receiver
            : null;
      setHolder(nextHolder);
      setReceiver(nextReceiver);
      keepFitting({ kind: next, holderId: nextHolder?.id ?? null, receiverId: nextReceiver?.id ?? null });
    },
    chooseHolder: (next: Ref | null) => {
      setHolder(next);
      keepFitting({ ...sides, holderId: next?.id ?? null });
    },
    chooseReceiver: (next: Ref | null) => {
      setReceiver(next);
      keepFitting({ ...sides, receiverId: next?.id ?? null });
    },
    setAuthoriser,
    setLanguage,
    add,
    addEverything: (all: readonly { readonly asset: AssetRow; readonly noted: Noted }[]) => {
      add(all.filter(({ asset }) => !lines.some((line) => line.asset.id === asset.id)));
      setEverything(true);
    },
    change: (assetId: number, changes: Partial<Omit<Line, 'asset'>>) =>
      setLines((present) =>
        present.map((line) => (line.asset.id === assetId ? { ...line, ...changes } : line)),
      ),
    remove: (assetId: number) => {
      setLines((present) => present.filter((line) => line.asset.id !== assetId));
      setEverything(false);
      setRefused(null);
      setAdded(null);
    },
    /** The assets as they are now, after somebody else changed one; those that fit no more leave. */
    refresh: (assets: readonly AssetRow[]) => {
      const byId = new Map(assets.map((asset) => [asset.id, asset]));
      setLines((present) =>
        fitting(
          present.map((line) => ({ ...line, asset: byId.get(line.asset.id) ?? line.asset })),
          sides,
        ),
      );
    },
    input: inputOf(sides, lines, {
      authoriserId: authoriser?.id ?? null,
      everything: isEverything,
      language,
    }),
  };
}

export type Issue = ReturnType<typeof useIssue>;

function refusedOf(rule: string, asset: AssetRow): Refused {
  const subject = `${asset.inventoryNumber} ${asset.name}`;
  return asset.holder === null || rule === 'custodyTwice'
    ? { rule, subject }
    : { rule, subject, person: asset.holder.name };
}
