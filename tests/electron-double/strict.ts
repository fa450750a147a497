/** What promises, inspection and assertion libraries look for on any object. */
const harmless: ReadonlySet<string | symbol> = new Set([
  'then',
  'toJSON',
  'constructor',
  'asymmetricMatch',
  'nodeType',
]);

/**
 * The double shows only what it doubles: anything else throws where it is touched, so that a test never passes
 * because Electron was asked for something that nobody wrote.
 */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(inner, key) {
      if (!(key in inner) && typeof key === 'string' && !harmless.has(key)) {
        throw new Error(`not doubled: electron.${name}.${key}`);
      }
      const value: unknown = Reflect.get(inner, key, inner);
      // Bound, so that private fields work; classes and plain values stay as they are.
      return typeof value === 'function' && key !== 'constructor' ? value.bind(inner) : value;
    },
    set(inner, key) {
      throw new Error(`not doubled: setting electron.${name}.${String(key)} of ${inner.constructor.name}`);
    },
  });
}
