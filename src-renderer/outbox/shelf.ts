import type { Sealed } from './vault.ts';

/**
 * Where sealed items lie: IndexedDB of this profile. Readable without the key are only whose they are, how many and
 * how large; the bytes of files lie apart, so that the list is read without them.
 */
export interface ShelfRow extends Sealed {
  readonly id: string;
  readonly owner: string;
}

export interface Change {
  readonly put?: readonly ShelfRow[];
  readonly putFiles?: readonly ShelfRow[];
  /** Items that go, with their files. */
  readonly remove?: readonly string[];
}

export interface Shelf {
  itemsOf(owner: string): Promise<ShelfRow[]>;
  filesOf(id: string): Promise<ShelfRow | null>;
  /** All of it or nothing, and on the disk when it resolves. */
  change(change: Change): Promise<void>;
  /** The random salt of this profile; made the first time. */
  salt(): Promise<Uint8Array<ArrayBuffer>>;
}

const NAME = 'soporte-outbox';
const SALT = 'salt';
const SALT_BYTES = 32;

export async function openShelf(): Promise<Shelf> {
  const database = await opened();
  return {
    async itemsOf(owner) {
      const items = database.transaction('items').objectStore('items');
      return answer<ShelfRow[]>(items.index('owner').getAll(owner));
    },
    async filesOf(id) {
      const row = await answer<ShelfRow | undefined>(
        database.transaction('files').objectStore('files').get(id),
      );
      return row ?? null;
    },
    change({ put = [], putFiles = [], remove = [] }) {
      const transaction = database.transaction(['items', 'files'], 'readwrite', { durability: 'strict' });
      const items = transaction.objectStore('items');
      const files = transaction.objectStore('files');
      for (const row of put) items.put(row);
      for (const row of putFiles) files.put(row);
      for (const id of remove) {
        items.delete(id);
        files.delete(id);
      }
      return committed(transaction);
    },
    async salt() {
      const transaction = database.transaction('profile', 'readwrite');
      const store = transaction.objectStore('profile');
      const known = await answer<Uint8Array<ArrayBuffer> | undefined>(store.get(SALT));
      if (known !== undefined) return known;
      const fresh = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
      store.put(fresh, SALT);
      await committed(transaction);
      return fresh;
    },
  };
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore('items', { keyPath: 'id' }).createIndex('owner', 'owner');
    database.createObjectStore('files', { keyPath: 'id' });
    database.createObjectStore('profile');
  };
  return answer(request);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}
