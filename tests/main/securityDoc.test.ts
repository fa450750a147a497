import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const facts = join(root, '../shared/data/asvs-5.0.0-relevant.json');
const page = readFileSync(join(root, 'resources/docs/security.md'), 'utf8');

const STATUSES = ['Met', 'Partly', 'Not met', 'Not applicable'];

interface Row {
  readonly id: string;
  readonly status: string;
  readonly where: string;
  readonly shown: string;
}

const rows: readonly Row[] = page.split('\n').flatMap((line) => {
  const [, id = '', , status = '', where = '', shown = ''] = line.split(/ ?\| ?/);
  return /^\d+\.\d+\.\d+$/.test(id) ? [{ id, status, where, shown }] : [];
});

const sourceOf = (path: string) => readFileSync(join(root, path), 'utf8');

/** `tests/a.test.ts` “name”; `tests/a.test.ts` “one”; … – as the page quotes a test. */
const quoted = [...page.matchAll(/`(tests\/[^`]+)` “([^”]+)”/g)].map(([, file = '', name = '']) => ({
  file,
  name,
}));

describe('the page on security', () => {
  it('names only files that are there', () => {
    const named = [
      ...page.matchAll(/`((?:src-[a-z]+|tests|migrations|resources)\/[^`\s]+|[a-z-]+\.(?:json|yml))`/g),
    ];
    const paths = [...new Set(named.map(([, path = '']) => path))];
    expect(paths.length).toBeGreaterThan(80);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names only tests that are there', () => {
    expect(quoted.length).toBeGreaterThan(100);
    const gone = quoted.filter(({ file, name }) => {
      const quotes = [`'${name}'`, `"${name}"`, `\`${name}\``];
      return !existsSync(join(root, file)) || !quotes.some((literal) => sourceOf(file).includes(literal));
    });
    expect(gone).toEqual([]);
  });

  it('says of each requirement how it stands, with a file, a test or a reason', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    const bare = rows.filter(({ status, where, shown }) => {
      const hasPlace = where !== '—' || shown.includes('](#') || status.startsWith('Not ');
      const says = shown.trim() !== '' && hasPlace;
      return !STATUSES.includes(status) || !says;
    });
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('counts right', () => {
    for (const status of STATUSES) {
      const count = rows.filter((row) => row.status === status).length;
      expect(page, status).toContain(`\n| ${status} | ${count} |\n`);
    }
  });

  it('leads to headings that are there', () => {
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !headings.includes(link))).toEqual([]);
  });

  it.skipIf(!existsSync(facts))('has every requirement of levels 1 and 2 once', () => {
    const requirement = z.object({ id: z.string(), level: z.string() });
    const asked = z.array(requirement).parse(JSON.parse(readFileSync(facts, 'utf8')));
    const wanted = asked.filter(({ level }) => level !== '3').map(({ id }) => id.replace(/^V/, ''));
    expect(rows.map(({ id }) => id).sort()).toEqual(wanted.sort());
  });
});
