import { describe, expect, it } from 'vitest';

interface Tree {
  readonly [key: string]: string | Tree;
}
interface TextFile {
  readonly namespace: string;
  readonly es: Tree;
  readonly en: Tree;
  readonly pt: Tree;
}

const modules = import.meta.glob<Record<string, unknown>>('../../../src-renderer/**/*exts.ts', {
  eager: true,
});
const words = import.meta.glob<Record<string, unknown>>('../../../src-renderer/texts/words.ts', {
  eager: true,
});

const files = Object.entries({ ...modules, ...words }).flatMap(([path, exported]) =>
  Object.entries(exported)
    .filter((entry): entry is [string, TextFile] => isTextFile(entry[1]))
    .map(([name, texts]) => ({ name: `${path.replace(/.*src-renderer\//, '')} ${name}`, texts })),
);

function isTextFile(value: unknown): value is TextFile {
  return typeof value === 'object' && value !== null && 'namespace' in value && 'es' in value;
}

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') all.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) all.set(inner, text);
  }
  return all;
}

const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('the texts of every feature', () => {
  it('are found', () => {
    expect(files.length).toBeGreaterThan(8);
  });

  it('have namespaces of their own', () => {
    const namespaces = files.map(({ texts }) => texts.namespace);
    expect(namespaces).toEqual([...new Set(namespaces)]);
  });

  describe.each(files)('$name', ({ texts }) => {
    const es = flat(texts.es);

    it.each(['en', 'pt'] as const)('has the same keys in %s', (language) => {
      expect([...flat(texts[language]).keys()].sort()).toEqual([...es.keys()].sort());
    });

    it.each(['en', 'pt'] as const)('asks for the same variables in %s', (language) => {
      const other = flat(texts[language]);
      for (const [key, text] of es) {
        expect(variables(other.get(key) ?? ''), key).toEqual(variables(text));
      }
    });

    it('leaves nothing empty, nor with spaces at its ends', () => {
      for (const language of ['es', 'en', 'pt'] as const) {
        for (const [key, text] of flat(texts[language])) {
          expect(text, `${language} ${key}`).not.toBe('');
          expect(text.trim(), `${language} ${key}`).toBe(text);
        }
      }
    });

    it('has both plural forms wherever it has one', () => {
      for (const key of es.keys()) {
        if (key.endsWith('_one')) expect(es.has(key.replace(/_one$/, '_other')), key).toBe(true);
        if (key.endsWith('_other')) expect(es.has(key.replace(/_other$/, '_one')), key).toBe(true);
      }
    });

    it('addresses people as usted', () => {
      for (const [key, text] of es) {
        expect(text, key).not.toMatch(
          /\b(tú|tu|tus|contigo|tienes|puedes|quieres|necesitas|debes|eres|estás)\b/i,
        );
      }
    });
  });
});
