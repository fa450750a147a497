import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type FormContent, formContent } from '#shared/custody/content.ts';
import {
  CONDITIONS,
  CONFIRMATIONS,
  type Condition,
  type Confirmation,
  CUSTODY_KINDS,
  type CustodyKind,
  SIGNERS,
  type Signer,
} from '#shared/custody/custody.ts';
import { canonicalJson } from '#shared/kernel/canonicalJson.ts';
import type { CustodyFilesTable, CustodyFormsTable, CustodyItemsTable } from '../db/custodyTables.ts';
import type { ReadDb } from '../db/handles.ts';

type StoredForm = Selectable<CustodyFormsTable>;

/** A form as it is stored; `content` is still the text that was hashed. */
export type FormRecord = Omit<StoredForm, 'kind' | 'confirmedHow' | 'isOpen'> & {
  readonly kind: CustodyKind;
  readonly confirmedHow: Confirmation | null;
  readonly isOpen: boolean;
};

export type ItemRecord = Omit<Selectable<CustodyItemsTable>, 'condition' | 'endCondition'> & {
  readonly condition: Condition;
  readonly endCondition: Condition | null;
};

export type FileRecord = Omit<Selectable<CustodyFilesTable>, 'kind'> & { readonly kind: Signer | 'scan' };

const kindColumn = z.enum(CUSTODY_KINDS);
const howColumn = z.enum(CONFIRMATIONS).nullable();
const conditionColumn = z.enum(CONDITIONS);
const fileKind = z.enum([...SIGNERS, 'scan']);

function toForm(row: StoredForm): FormRecord {
  return {
    ...row,
    kind: kindColumn.parse(row.kind),
    confirmedHow: howColumn.parse(row.confirmedHow),
    isOpen: row.isOpen === 1,
  };
}

export function toItem(row: Selectable<CustodyItemsTable>): ItemRecord {
  return {
    ...row,
    condition: conditionColumn.parse(row.condition),
    endCondition: conditionColumn.nullable().parse(row.endCondition),
  };
}

export async function formById(db: ReadDb, id: number): Promise<FormRecord | null> {
  const row = await db.selectFrom('custodyForms').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toForm(row);
}

/** By id (a number, or its digits as they stand in a path) or by folio, whatever its case. */
export async function formByKey(db: ReadDb, key: number | string): Promise<FormRecord | null> {
  if (typeof key === 'number' || /^\d{1,15}$/.test(key)) return formById(db, Number(key));
  const row = await db
    .selectFrom('custodyForms')
    .selectAll()
    .where('folio', '=', key.toUpperCase())
    .executeTakeFirst();
  return row === undefined ? null : toForm(row);
}

/** What is, or was, held by a form, in the order in which it was written. */
export async function itemsOfForm(db: ReadDb, formId: number): Promise<ItemRecord[]> {
  const rows = await db
    .selectFrom('custodyItems')
    .selectAll()
    .where('formId', '=', formId)
    .orderBy('id')
    .execute();
  return rows.map(toItem);
}

export async function filesOfForm(db: ReadDb, formId: number): Promise<FileRecord[]> {
  const rows = await db
    .selectFrom('custodyFiles')
    .selectAll()
    .where('formId', '=', formId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, kind: fileKind.parse(row.kind) }));
}

/** How many assets are still held by a form. */
export async function heldOn(db: ReadDb, formId: number): Promise<number> {
  const { held } = await db
    .selectFrom('custodyItems')
    .select((eb) => eb.fn.countAll<number>().as('held'))
    .where('formId', '=', formId)
    .where('toAt', 'is', null)
    .executeTakeFirstOrThrow();
  return held;
}

/** The frozen content as it is stored, and its hash. */
export function frozen(content: FormContent): { readonly content: string; readonly contentSha256: string } {
  const text = canonicalJson(content);
  return { content: text, contentSha256: contentHash(text) };
}

export function contentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The content of a form, or null where the stored text is not what was hashed when it was issued. */
export function intactContent(form: Pick<FormRecord, 'content' | 'contentSha256'>): FormContent | null {
  if (contentHash(form.content) !== form.contentSha256) return null;
  return formContent.parse(JSON.parse(form.content));
}
