import { newCommandId } from '#shared/kernel/ids.ts';
import { type Draft, type FilesDraft, type OutboxItem, useOutbox } from '../rpc/outbox.ts';
import { packFiles, packItem, unpackFiles, unpackItem } from './packing.ts';
import { again, releasedBy, reworded, type Sent, type Words, withDependents } from './queue.ts';
import { openShelf, type ShelfRow } from './shelf.ts';
import { openVault } from './vault.ts';

/** Files kept for later, all together. */
export const MOST_FILE_BYTES = 25 * 1024 * 1024;

/** What the service answered about whom this window belongs to. */
export interface Belonging {
  readonly personId: number;
  readonly databaseId: string;
  readonly epoch: number;
  readonly secret: string;
}

/** The opened outbox of one person in one database. */
export interface Box {
  readonly owner: string;
  read(): Promise<OutboxItem[]>;
  /** Reads and shows: after a change in another window too. */
  show(): Promise<void>;
  /** All of them or none; false when they are too large, or wait for something that is gone. */
  add(drafts: readonly Draft[]): Promise<boolean>;
  /** Changes one item unless it is gone; gives what it is now. */
  alter(id: string, change: (item: OutboxItem) => OutboxItem): Promise<OutboxItem | null>;
  retry(id: string): Promise<unknown>;
  reword(id: string, words: Words): Promise<unknown>;
  /** It arrived: it goes, and what waited for it may follow. */
  settle(id: string, sent: Sent): Promise<void>;
  /** Takes away what nobody can read any more, files and all; there is no way back. */
  discardUnreadable(): Promise<void>;
  /** Takes it away with what waits for it; gives the way back. */
  cancel(id: string): Promise<() => Promise<void>>;
  filesOf(item: OutboxItem): Promise<File[]>;
  close(): void;
}

interface Told {
  readonly owner: string;
  readonly id?: string;
  readonly sent?: Sent;
}

/** @throws when the browser has no room for it or does not let it in */
export async function openBox(belonging: Belonging): Promise<Box> {
  const { epoch, secret, personId, databaseId } = belonging;
  const owner = `${databaseId}/${personId}`;
  const shelf = await openShelf();
  const vault = await openVault(secret, await shelf.salt(), owner);
  const others = new BroadcastChannel('soporte-outbox');
  const sentSince = new Map<string, Sent>();

  const rowOf = async (item: OutboxItem): Promise<ShelfRow> => ({
    id: item.id,
    owner,
    ...(await vault.seal(`item ${item.id}`, packItem(item))),
  });

  /** One that was damaged stays where it is and keeps nobody from the others. */
  async function readAll(): Promise<{ items: OutboxItem[]; unreadable: string[] }> {
    const items: OutboxItem[] = [];
    const unreadable: string[] = [];
    await Promise.all(
      (await shelf.itemsOf(owner)).map(async (row) => {
        try {
          items.push(unpackItem(await vault.open(`item ${row.id}`, row)));
        } catch {
          unreadable.push(row.id);
        }
      }),
    );
    return { items: items.sort((a, b) => a.order - b.order), unreadable };
  }

  const read = async (): Promise<OutboxItem[]> => (await readAll()).items;

  async function show(): Promise<void> {
    const { items, unreadable } = await readAll();
    useOutbox.setState({ items, unreadable: unreadable.length });
  }

  async function changed(told: Omit<Told, 'owner'> = {}): Promise<void> {
    others.postMessage({ owner, ...told } satisfies Told);
    await show();
  }

  /** What reads and then writes does so alone, over all windows of this profile. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    return navigator.locks.request(`soporte-outbox-write ${owner}`, work);
  }

  /** With the folio of what it waited for, if that was sent in the meantime; null when nobody knows. */
  function brought(item: OutboxItem, present: readonly OutboxItem[]): OutboxItem | null {
    if (item.waitsFor === null || present.some(({ id }) => id === item.waitsFor)) return item;
    const sent = sentSince.get(item.waitsFor);
    return sent === undefined ? null : (releasedBy(item.waitsFor, sent, [item])[0] ?? null);
  }

  others.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.owner !== owner) return;
    if (data.id !== undefined && data.sent !== undefined) sentSince.set(data.id, data.sent);
    void show();
  };

  const alter: Box['alter'] = (id, change) =>
    alone(async () => {
      const item = (await read()).find((one) => one.id === id);
      if (item === undefined) return null;
      const next = change(item);
      await shelf.change({ put: [await rowOf(next)] });
      await changed();
      return next;
    });

  return {
    owner,
    read,
    show,
    alter,
    add: (drafts) =>
      alone(async () => {
        const present = await read();
        if (sizeOf(present) + sizeOf(drafts) > MOST_FILE_BYTES) return false;
        let order = Math.max(0, ...present.map((item) => item.order));
        const made: OutboxItem[] = [];
        const putFiles: ShelfRow[] = [];
        for (const draft of drafts) {
          order += 1;
          const item = brought(itemOf(draft, order, epoch), [...present, ...made]);
          if (item === null) return false;
          made.push(item);
          if (draft.content.kind !== 'files') continue;
          const sealed = await vault.seal(`files ${draft.id}`, await packFiles(draft.content.files));
          putFiles.push({ id: draft.id, owner, ...sealed });
        }
        await shelf.change({ put: await Promise.all(made.map(rowOf)), putFiles });
        await changed();
        return true;
      }),
    retry: (id) => alter(id, (item) => again(item, epoch, newCommandId())),
    reword: (id, words) =>
      alter(id, (item) => again(reworded(item, words, newCommandId()), epoch, newCommandId())),
    settle: (id, sent) =>
      alone(async () => {
        sentSince.set(id, sent);
        const released = releasedBy(id, sent, await read());
        await shelf.change({ put: await Promise.all(released.map(rowOf)), remove: [id] });
        await changed({ id, sent });
      }),
    discardUnreadable: () =>
      alone(async () => {
        await shelf.change({ remove: (await readAll()).unreadable });
        await changed();
      }),
    cancel: (id) =>
      alone(async () => {
        const gone = withDependents(id, await read());
        const files = await Promise.all(gone.map((item) => shelf.filesOf(item.id)));
        await shelf.change({ remove: gone.map((item) => item.id) });
        await changed();
        return () =>
          alone(async () => {
            const present = [...(await read()), ...gone];
            const back = gone.map((item) => brought(item, present)).filter((item) => item !== null);
            const kept = new Set(back.map((item) => item.id));
            const putFiles = files.filter((row) => row !== null && kept.has(row.id)) as ShelfRow[];
            await shelf.change({ put: await Promise.all(back.map(rowOf)), putFiles });
            await changed();
          });
      }),
    async filesOf(item) {
      const row = await shelf.filesOf(item.id);
      if (row === null || item.content.kind !== 'files') return [];
      return unpackFiles(await vault.open(`files ${item.id}`, row), item.content.files);
    },
    close() {
      others.close();
    },
  };
}

function itemOf(draft: Draft, order: number, epoch: number): OutboxItem {
  const { id, content, folio, waitsFor, mayHaveArrived = false } = draft;
  return {
    id,
    commandId: draft.commandId ?? newCommandId(),
    order,
    typedAt: new Date().toISOString(),
    epoch,
    content: content.kind === 'files' ? withoutBytes(content) : content,
    folio,
    waitsFor,
    mayHaveArrived,
    refusal: null,
  };
}

function withoutBytes(draft: FilesDraft) {
  const files = draft.files.map(({ name, type, size }) => ({ name, type, size }));
  return { ...draft, files };
}

/** Bytes of all files in there. */
export function sizeOf(entries: readonly Pick<OutboxItem | Draft, 'content'>[]): number {
  let bytes = 0;
  for (const { content } of entries) {
    if (content.kind === 'files') for (const file of content.files) bytes += file.size;
  }
  return bytes;
}
