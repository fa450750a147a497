import type { AssetStatus, StatusKind } from '#shared/assets/asset.ts';
import { foldText } from '#shared/kernel/fold.ts';

/** How files call the kinds of status, folded; the institution's own labels come first. */
const WORDS: Readonly<Record<StatusKind, readonly string[]>> = {
  available: [
    'available',
    'disponible',
    'disponivel',
    'ready to deploy',
    'deployable',
    'pending',
    'en almacen',
    'en bodega',
    'em estoque',
    'nuevo',
  ],
  inUse: ['in use', 'en uso', 'em uso', 'deployed', 'checked out', 'asignado', 'activo', 'en operacion'],
  inRepair: [
    'in repair',
    'en reparacion',
    'em reparo',
    'em conserto',
    'out for repair',
    'out for diagnostics',
    'broken - not fixable',
    'descompuesto',
    'en mantenimiento',
  ],
  lost: ['lost', 'lost/stolen', 'stolen', 'extraviado', 'perdido', 'robado', 'no localizado'],
  retired: ['retired', 'archived', 'baja', 'dado de baja', 'de baja', 'baixado', 'undeployable'],
};

/**
 * The status that a word stands for: an institution's own label or key, else the first status of the kind that the word
 * customarily means; undefined where it means nothing here.
 */
export function statusOfWord(word: string, statuses: readonly AssetStatus[]): AssetStatus | undefined {
  const folded = foldText(word).replace(/\s+/g, ' ').trim();
  const own = statuses.find(({ label, key }) => foldText(label) === folded || foldText(key) === folded);
  if (own !== undefined) return own;
  const kind = (Object.keys(WORDS) as StatusKind[]).find((each) => WORDS[each].includes(folded));
  return kind === undefined ? undefined : statuses.find((status) => status.kind === kind);
}
