import type { StatusKind } from '../assets/asset.ts';
import { allows, type Role } from '../rpc/permissions.ts';
import {
  type Condition,
  type CustodyKind,
  type FormLife,
  formState,
  holderLine,
  type Signer,
} from './custody.ts';
import type { FORM_ACTIONS, ItemRefusal } from './fields.ts';

/** What the rules know of an asset. */
export interface Holdable {
  readonly statusKind: StatusKind;
  readonly holderId: number | null;
}

/**
 * Why an asset may not go on a form of this kind, or null. `holderId` is who receives it on a hand-over and who has it
 * on any other form. What is lost or in repair stays in somebody's custody and may be given back or signed anew; a lost
 * one cannot pass to another person, since nobody could receive it.
 */
export function itemRefusal(kind: CustodyKind, asset: Holdable, holderId: number | null): ItemRefusal | null {
  if (kind === 'handOver') return handOverRefusal(asset, holderId);
  if (asset.holderId === null || (holderId !== null && asset.holderId !== holderId)) return 'custodyNotHeld';
  return kind === 'transfer' && asset.statusKind === 'lost' ? 'custodyLost' : null;
}

function handOverRefusal(asset: Holdable, receiverId: number | null): ItemRefusal | null {
  if (asset.statusKind === 'retired') return 'custodyRetired';
  if (asset.holderId !== null) {
    return asset.holderId === receiverId ? 'custodyHeldAlready' : 'custodyHeldByOther';
  }
  if (asset.statusKind === 'lost') return 'custodyLost';
  return asset.statusKind === 'inRepair' ? 'custodyInRepair' : null;
}

/** `missing` says that a lost asset is not there: of any other it would be wrong, of a lost one all else. */
export function conditionFits(condition: Condition, asset: Pick<Holdable, 'statusKind'>): boolean {
  return (condition === 'missing') === (asset.statusKind === 'lost');
}

/** How somebody stands to a form. */
export interface FormRelation {
  readonly roles: readonly Role[];
  /** Whose yes it needs: who receives; on a return, who gives back. */
  readonly isHolder: boolean;
  /** Who delivers on a transfer: they hand it on, and sign that they did. */
  readonly isFormerHolder: boolean;
}

export interface FormFacts extends FormLife {
  /** Assets still held by it. */
  readonly held: number;
  /** Lines on which somebody has signed on the screen. */
  readonly signed: readonly Signer[];
}

export type FormAction = (typeof FORM_ACTIONS)[number];

/** What somebody may do with a form now. A form that has ended stays as it is, but for a scan that comes late. */
export function formActions(form: FormFacts, relation: FormRelation): FormAction[] {
  const state = formState(form);
  const mayAuthorise = allows('custody.authorise', relation.roles) && !relation.isHolder;
  const staff = allows('assets.manage', relation.roles);
  const gives = staff && form.held > 0;
  const offered: readonly (readonly [FormAction, boolean])[] = [
    ['confirm', state === 'issued' && relation.isHolder],
    ['authorise', state === 'confirmed' && mayAuthorise],
    ['scan', staff],
    ['return', gives],
    ['renew', gives],
    ['transfer', gives],
  ];
  return offered.filter(([, is]) => is).map(([action]) => action);
}

/**
 * Whose line somebody may have signed on their screen. Each person their own; who hands out lets the others sign at
 * their desk; the manager's line is a manager's alone. A line that is signed stays signed.
 */
export function signableLines(form: FormFacts, relation: FormRelation): Signer[] {
  const state = formState(form);
  if (state === 'ended') return [];
  const own = holderLine(form.kind);
  const staff = allows('assets.manage', relation.roles);
  const mayAuthorise = allows('custody.authorise', relation.roles) && !relation.isHolder;
  const offered: readonly (readonly [Signer, boolean])[] = [
    ['delivers', staff || (relation.isFormerHolder && form.kind === 'transfer')],
    ['receives', staff],
    // A manager authorises what the holder has said yes to, by hand as by the button.
    ['authorises', state !== 'issued' && mayAuthorise],
  ];
  return offered
    .filter(([line, is]) => (is || (line === own && relation.isHolder)) && !form.signed.includes(line))
    .map(([line]) => line);
}

/** The holder's hand on the form is their yes: their own signature, or the scan of the paper that they signed. */
export function confirmsByHand(kind: CustodyKind, file: Signer | 'scan'): boolean {
  return file === 'scan' || file === holderLine(kind);
}
