import type { FormContent } from '#shared/custody/content.ts';
import type { CustodyForm, FormFile, FormItem, Party } from '#shared/custody/fields.ts';
import { formActions, signableLines } from '#shared/custody/rules.ts';
import { toIso, toIsoOrNull } from '#shared/kernel/time.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Actor } from '../rpc/context.ts';
import { factsOf, relationTo } from './access.ts';
import { formRows } from './listQueries.ts';
import {
  type FileRecord,
  type FormRecord,
  filesOfForm,
  type ItemRecord,
  intactContent,
  itemsOfForm,
} from './record.ts';

type Names = ReadonlyMap<number, string>;

/** A form as the caller may see it: what was signed, what became of it, and what they may do now. */
export async function viewForm(db: ReadDb, actor: Actor, form: FormRecord): Promise<CustodyForm> {
  const [row] = await formRows(db, [form.id]);
  if (row === undefined) throw new Error(`Form ${form.id} is gone`);
  const items = await itemsOfForm(db, form.id);
  const files = await filesOfForm(db, form.id);
  const content = intactContent(form);
  const names = await namesOf(db, [
    form.confirmedById,
    form.authorisedById,
    ...files.map((file) => file.uploadedById),
  ]);
  const facts = factsOf(form, row.held, files);
  const relation = relationTo(actor, form);
  return {
    ...row,
    confirmedBy: refOf(names, form.confirmedById),
    confirmedHow: form.confirmedHow,
    authorisedBy: refOf(names, form.authorisedById),
    delivers: content?.delivers ?? nameless,
    receives: content?.receives ?? nameless,
    authorises: content?.authorises ?? null,
    legend: content?.legend ?? '',
    lines: content === null ? [] : linesOf(content, items, await endFolios(db, items)),
    files: files.map((file) => fileView(file, names)),
    contentSha256: form.contentSha256,
    isIntact: content !== null,
    actions: formActions(facts, relation),
    maySign: signableLines(facts, relation),
  };
}

/** Stands where the frozen text was tampered with: nothing of it is told any more. */
const nameless: Party = { personId: null, name: '—', employeeNumber: null, post: null, area: null };

function linesOf(
  content: FormContent,
  items: readonly ItemRecord[],
  folios: ReadonlyMap<number, string>,
): FormItem[] {
  const byAsset = new Map(items.map((item) => [item.assetId, item]));
  return content.items.map((line) => {
    const item = byAsset.get(line.assetId);
    return {
      assetId: line.assetId,
      inventoryNumber: line.inventoryNumber,
      description: line.description,
      brand: line.brand,
      model: line.model,
      serial: line.serial,
      location: line.location,
      value: line.value,
      condition: line.condition,
      accessories: line.accessories,
      note: line.note,
      isHeld: item !== undefined && item.toAt === null,
      heldUntil: toIsoOrNull(item?.toAt ?? null),
      endCondition: item?.endCondition ?? null,
      endedBy: item?.endFormId == null ? null : (folios.get(item.endFormId) ?? null),
    };
  });
}

async function endFolios(db: ReadDb, items: readonly ItemRecord[]): Promise<ReadonlyMap<number, string>> {
  const ids = [...new Set(items.flatMap(({ endFormId }) => (endFormId === null ? [] : [endFormId])))];
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('custodyForms').select(['id', 'folio']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, folio }) => [id, folio]));
}

function fileView(file: FileRecord, names: Names): FormFile {
  const { id, kind, name, mediaType, bytes, signerName, uploadedById, at } = file;
  return {
    id,
    kind,
    name,
    mediaType,
    bytes,
    signerName,
    uploadedBy: refOf(names, uploadedById),
    at: toIso(at),
  };
}

async function namesOf(db: ReadDb, ids: readonly (number | null)[]): Promise<Names> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map();
  const rows = await db.selectFrom('people').select(['id', 'name']).where('id', 'in', known).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function refOf(names: Names, id: number | null) {
  const name = id === null ? undefined : names.get(id);
  return id === null || name === undefined ? null : { id, name };
}
