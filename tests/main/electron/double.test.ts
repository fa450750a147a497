import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../electron-double/messages.ts';
import { strict } from '../../electron-double/strict.ts';

class Sample {
  readonly #secret = 7;
  read(): number {
    return this.#secret;
  }
}

describe('the double of Electron', () => {
  it('throws for whatever nobody has doubled, and for settings', () => {
    const sample = strict('sample', new Sample());
    expect(sample.read()).toBe(7);
    expect(() => Reflect.get(sample, 'write')).toThrow('not doubled: electron.sample.write');
    expect(() => Reflect.set(sample, 'read', 1)).toThrow('not doubled');
  });

  it('can be awaited and printed without being taken for something else', async () => {
    const sample = strict('sample', new Sample());
    expect(await Promise.resolve(sample)).toBe(sample);
    expect(String(Object.prototype.toString.call(sample))).toBe('[object Object]');
  });

  it('carries bytes and plain data between processes unchanged', () => {
    const message = { list: [1, null, 'ñ', { bytes: Uint8Array.of(0, 255, 10) }], nothing: undefined };
    expect(unpack(JSON.parse(JSON.stringify(pack(message))))).toEqual(message);
    expect(unpack(pack(Uint8Array.of(9)))).toEqual(Uint8Array.of(9));
  });
});
