import { describe, expect, it } from 'vitest';
import { commandChain } from '#renderer/rpc/commandChain.ts';

function aChain() {
  let made = 0;
  return commandChain(() => {
    made += 1;
    return `id-${made}`;
  });
}

describe('commandChain', () => {
  it('keeps the id while the same content is tried again', () => {
    const chain = aChain();
    expect(chain.idFor({ body: 'hola' })).toBe('id-1');
    expect(chain.idFor({ body: 'hola' })).toBe('id-1');
  });

  it('makes another id for other content', () => {
    const chain = aChain();
    chain.idFor({ body: 'hola' });
    expect(chain.idFor({ body: 'hola de nuevo' })).toBe('id-2');
  });

  it('makes another id once the outcome is known, even for the same content', () => {
    const chain = aChain();
    chain.idFor({ body: 'gracias' });
    chain.settled();
    expect(chain.idFor({ body: 'gracias' })).toBe('id-2');
  });

  it('remembers that the answer never came until the outcome is known or the content is another', () => {
    const chain = aChain();
    chain.idFor({ body: 'hola' });
    expect(chain.isInDoubt()).toBe(false);
    chain.doubt();
    chain.idFor({ body: 'hola' });
    expect(chain.isInDoubt()).toBe(true);
    chain.idFor({ body: 'otra' });
    expect(chain.isInDoubt()).toBe(false);
    chain.doubt();
    chain.settled();
    expect(chain.isInDoubt()).toBe(false);
  });

  it('tells files apart by what they are', () => {
    const chain = aChain();
    const file = (name: string) => new File(['x'], name, { lastModified: 1 });
    expect(chain.idFor({ files: [file('a.png')] })).toBe('id-1');
    expect(chain.idFor({ files: [file('a.png')] })).toBe('id-1');
    expect(chain.idFor({ files: [file('b.png')] })).toBe('id-2');
  });
});
