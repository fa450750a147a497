import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Anchor, readAll } from '#main/signing/chain.ts';
import { InspectionFailed, inspect } from '#main/signing/inspector.ts';
import { inspectPaper } from '#main/signing/inspectPaper.ts';
import { PdfFile } from '#main/signing/pdf/file.ts';
import { appended, latin1, nextNumber } from '#main/signing/pdf/update.ts';
import { verifyPaper } from '#main/signing/verifyPaper.ts';
import type { IssuedReport } from '#shared/signing/issued.ts';
import { seededRandom } from '../../builders/seededRandom.ts';
import {
  aSigningOffice,
  asCerAndKey,
  credentialOf,
  type SigningOffice,
  signed,
} from '../../builders/signing.ts';

/** A paper with two lines, the first signed: what everybody here tries to bend. */
let office: SigningOffice;
let report: IssuedReport;
let paper: Uint8Array<ArrayBuffer>;
let anchors: Anchor[];

beforeAll(async () => {
  office = await aSigningOffice();
  report = await office.issue([
    { name: 'Ana Torres Vega', post: 'Encargada', role: 'Elaboró' },
    { name: 'Luis Pérez Gil', post: 'Director', role: 'Autorizó' },
  ]);
  const credential = await credentialOf(asCerAndKey(office.sat.eFirma('ANA TORRES VEGA')));
  report = await signed(office.as(office.manager), report, 1, credential);
  paper = await office.paper(report);
  anchors = readAll([office.sat.root.certificate, office.sat.intermediate.certificate]).map(
    (certificate, at) => ({
      certificate,
      isRoot: at === 0,
    }),
  );
});

afterAll(async () => {
  await office[Symbol.asyncDispose]();
});

const look = (bytes: Uint8Array) => inspectPaper(bytes, anchors, office.t.now());
const problemsOf = (bytes: Uint8Array) => look(bytes).signatures.map(({ problems }) => problems);
const verdictOn = (bytes: Uint8Array<ArrayBuffer>) => verifyPaper(office.t.host, bytes, office.t.now());
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const bytesOf = (latin: string) => new Uint8Array(Buffer.from(latin, 'latin1'));

/** The paper with some of its bytes written over; the same length, so that every place stays true. */
function rewritten(pattern: RegExp, by: (found: string) => string): Uint8Array<ArrayBuffer> {
  let isDone = false;
  const result = text(paper).replace(pattern, (found) => {
    isDone = true;
    return by(found).padEnd(found.length).slice(0, found.length);
  });
  if (!isDone) throw new Error(`Nothing looks like ${pattern}`);
  return bytesOf(result);
}

/** An object of the paper that a pattern finds, with its number. */
function objectLike(file: PdfFile, pattern: RegExp): { readonly number: number; readonly body: string } {
  for (const number of file.sections.flatMap(({ offsets }) => [...offsets.keys()]).sort((a, b) => a - b)) {
    const object = file.object(number);
    if (object === null) continue;
    const body = text(file.raw(object.value));
    if (pattern.test(body)) return { number, body };
  }
  throw new Error(`No object looks like ${pattern}`);
}

function withUpdate(
  objects: (file: PdfFile) => readonly { number: number; body: string }[],
): Uint8Array<ArrayBuffer> {
  const file = PdfFile.open(paper);
  const made = objects(file).map(({ number, body }) => ({ number, body: latin1(body) }));
  return new Uint8Array(appended(file, made).bytes);
}

describe('the paper itself', () => {
  it('is good', async () => {
    expect(problemsOf(paper)).toEqual([[]]);
    expect((await verdictOn(paper)).verdict).toBe('good');
  });
});

describe('what is added behind a signature', () => {
  const attacks: readonly (readonly [string, () => Uint8Array<ArrayBuffer>])[] = [
    [
      'another content of the page',
      () =>
        withUpdate((file) => {
          const page = objectLike(file, /\/Type \/Page\b(?!s)/);
          const content = nextNumber(file);
          const stream = 'BT /F1 30 Tf 50 500 Td (900) Tj ET';
          return [
            {
              number: page.number,
              body: page.body.replace(/\/Contents \d+ 0 R/, `/Contents ${content} 0 R`),
            },
            { number: content, body: `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream` },
          ];
        }),
    ],
    [
      'the content stream of the page anew',
      () =>
        withUpdate((file) => {
          const page = objectLike(file, /\/Type \/Page\b(?!s)/);
          const number = Number(/\/Contents (\d+) 0 R/.exec(page.body)?.[1]);
          return [{ number, body: '<< /Length 1 >>\nstream\nq\nendstream' }];
        }),
    ],
    [
      'a note laid over the page',
      () =>
        withUpdate((file) => {
          const page = objectLike(file, /\/Type \/Page\b(?!s)/);
          const note = nextNumber(file);
          return [
            { number: page.number, body: page.body.replace(/\/Annots \[/, `/Annots [${note} 0 R `) },
            {
              number: note,
              body: '<< /Type /Annot /Subtype /FreeText /Rect [0 0 600 800] /Contents (otra cosa) >>',
            },
          ];
        }),
    ],
    [
      'another catalogue',
      () =>
        withUpdate((file) => {
          const { number, body } = objectLike(file, /\/Type \/Catalog/);
          return [{ number, body: body.replace('/Type /Catalog', '/Type /Catalog /PageLabels << >>') }];
        }),
    ],
    [
      'another look of the signature that is there',
      () =>
        withUpdate((file) => {
          const field = objectLike(file, /\/T \(Firma1\)/);
          return [
            {
              number: field.number,
              body: field.body.replace(/\/AP << \/N \d+ 0 R >>/, '/AP << /N 1 0 R >>'),
            },
          ];
        }),
    ],
    [
      'the signature of the first line on the second',
      () =>
        withUpdate((file) => {
          const first = objectLike(file, /\/T \(Firma1\)/);
          const second = objectLike(file, /\/T \(Firma2\)/);
          const value = /\/V (\d+) 0 R/.exec(first.body)?.[0] ?? '';
          return [{ number: second.number, body: second.body.replace(/>>$/, `${value} >>`) }];
        }),
    ],
    [
      'an object that nothing names',
      () => withUpdate((file) => [{ number: nextNumber(file), body: '<< /A /B >>' }]),
    ],
    [
      'a font that others use',
      () =>
        withUpdate((file) => [
          {
            number: objectLike(file, /\/Type \/Font\b/).number,
            body: '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>',
          },
        ]),
    ],
  ];

  it.each(attacks)('is seen: %s', async (_name, attack) => {
    const bytes = attack();
    // Viewers would take it: it is a sound incremental update.
    expect(PdfFile.open(bytes).sections).toHaveLength(4);
    expect(problemsOf(bytes)[0]).toContain('later');
    const verdict = await verdictOn(bytes);
    expect(verdict.verdict).toBe('bad');
    expect(verdict.problems).toContain('extended');
    expect(verdict.issued?.folio).toBe(report.folio);
  });

  it('is seen where no table names it; a comment before the end is none of a PDF of ours', () => {
    const update = text(
      withUpdate((file) => {
        const second = objectLike(file, /\/T \(Firma2\)/);
        return [{ number: second.number, body: second.body }];
      }),
    );
    const table = update.lastIndexOf('xref\n', update.lastIndexOf('trailer'));
    const extra = '99 0 obj\n<<>>\nendobj\n';
    const moved = `${update.slice(0, table)}${extra}${update.slice(table)}`.replace(
      /startxref\n\d+\n%%EOF\n$/,
      `startxref\n${table + extra.length}\n%%EOF\n`,
    );
    expect(problemsOf(bytesOf(moved))[0]).toContain('later');
    const commented = update.replace(/\n%%EOF\n$/, `\n%${'x'.repeat(20)}\n%%EOF\n`);
    expect(look(bytesOf(commented)).isReadable).toBe(false);
  });

  it('is seen behind the end of the file', async () => {
    const longer = bytesOf(`${text(paper)}<script>`);
    expect(look(longer)).toMatchObject({ isReadable: false });
    expect((await verdictOn(longer)).problems).toEqual(['unreadable', 'extended']);
  });
});

describe('a signature that was bent', () => {
  it.each([
    ['with giant numbers', /\/ByteRange \[[^\]]*\]/, () => '/ByteRange [0 99999999999999999999 1 1]'],
    ['with a negative number', /\/ByteRange \[[^\]]*\]/, () => '/ByteRange [0 -5 10 20]'],
    ['over the beginning alone', /\/ByteRange \[[^\]]*\]/, () => '/ByteRange [0 10 20 5]'],
    ['over nothing', /\/ByteRange \[[^\]]*\]/, () => '/ByteRange [0 0 0 0]'],
    ['with three numbers', /\/ByteRange \[[^\]]*\]/, () => '/ByteRange [0 1 2]'],
    ['with a name in the place of its range', /\/ByteRange \[[^\]]*\]/, () => '/ByteRange /Null'],
    ['without its range', /\/ByteRange \[/, () => '/BiteRange ['],
    [
      'that leaves out more than itself',
      /\/ByteRange \[0 \d+/,
      (found: string) => found.replace(/\d$/, (d) => String((Number(d) + 9) % 10)),
    ],
  ])('%s does not cover the file', async (_name, pattern, by) => {
    const bytes = rewritten(pattern, by);
    const [problems] = problemsOf(bytes);
    if (problems !== undefined) expect(problems).toContain('range');
    expect((await verdictOn(bytes)).verdict).toBe('bad');
  });

  it('emptied, cut, or of other bytes is none', () => {
    const contents = /\/Contents <[0-9A-F]+>/;
    expect(problemsOf(rewritten(contents, (found) => found.replace(/[1-9A-F]/g, '0')))[0]).toContain(
      'malformed',
    );
    const cut = rewritten(contents, (found) => `${found.slice(0, 200)}${'0'.repeat(found.length - 201)}>`);
    expect(problemsOf(cut)[0]).toContain('malformed');
    const junk = rewritten(contents, (found) => `/Contents <${'AB'.repeat((found.length - 12) / 2)}>`);
    expect(problemsOf(junk)[0]).toContain('malformed');
    expect(
      problemsOf(rewritten(contents, (found) => `/Contents (${'x'.repeat(found.length - 12)})`))[0],
    ).toContain('range');
  });

  it('whose words outside of it were changed is told', () => {
    const named = rewritten(/\/Name \([^)]*\)/, (found) => found.replace('ANA', 'EVA'));
    expect(problemsOf(named)[0]).toEqual(['changed']);
  });
});

describe('a file made to hang or break us', () => {
  it.each([
    ['nothing', ''],
    ['a head alone', '%PDF-1.7\n'],
    ['lists in lists', `%PDF-1.7\n${'['.repeat(50_000)}`],
    [
      'a table that names itself',
      '%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Prev 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n',
    ],
    ['a table of a billion', '%PDF-1.7\nxref\n0 999999999\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n'],
    ['a table far away', '%PDF-1.7\nstartxref\n99999999\n%%EOF\n'],
    ['a giant place', '%PDF-1.7\nstartxref\n999999999999999999999999\n%%EOF\n'],
    [
      'a dictionary without end',
      '%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /A << /B << /C\nstartxref\n9\n%%EOF\n',
    ],
    [
      'a root that is its own',
      '%PDF-1.7\n1 0 obj\n1 0 R\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n29\n%%EOF\n',
    ],
    [
      'a key twice',
      '%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Size 1 >>\nstartxref\n9\n%%EOF\n',
    ],
  ])('is unreadable: %s', (_name, content) => {
    expect(look(bytesOf(content))).toMatchObject({ isReadable: false, signatures: [] });
  });

  it('cut off anywhere is never good, and never throws', async () => {
    for (let length = 0; length < paper.length; length += 1_013) {
      const { signatures, isReadable } = look(paper.subarray(0, length));
      expect(isReadable && signatures.some(({ problems }) => problems.length === 0), `${length}`).toBe(false);
    }
    const verdict = await verdictOn(Uint8Array.from(paper.subarray(0, paper.length - 300)));
    expect(verdict.verdict).toBe('bad');
    expect(verdict.problems).toContain('extended');
  });

  it('with any byte changed is never good', async () => {
    const random = seededRandom(7);
    for (let i = 0; i < 400; i += 1) {
      const at = random.whole(0, paper.length - 1);
      const changed = Uint8Array.from(paper);
      changed[at] = (changed[at] ?? 0) ^ random.whole(1, 255);
      const { signatures, sha256 } = look(changed);
      // What fills up the place of the signature belongs to nobody; the database knows the file's hash all the same.
      const isGood = signatures.length > 0 && signatures.every(({ problems }) => problems.length === 0);
      if (isGood) {
        const { verdict, issued } = await verdictOn(changed);
        expect({ verdict, at, revision: issued?.revision }).toEqual({ verdict: 'bad', at, revision: null });
      }
      expect(sha256).not.toBe(look(paper).sha256);
    }
  });

  it('takes no longer than it may', async () => {
    await expect(inspect({ bytes: paper, anchors: [], now: 0 }, { timeLimitMs: 1 })).rejects.toThrow(
      InspectionFailed,
    );
    expect((await verifyPaper(office.t.host, paper, office.t.now(), { timeLimitMs: 1 })).problems).toEqual([
      'tooLong',
    ]);
  });
});

describe('a database that does not know the file', () => {
  it('says so, and still looks at its signatures', async () => {
    await using elsewhere = await aSigningOffice();
    const verdict = await verifyPaper(elsewhere.t.host, paper, office.t.now());
    expect(verdict).toMatchObject({ verdict: 'doubtful', problems: ['unknown'], issued: null });
    expect(verdict.signatures.map(({ problems }) => problems)).toEqual([[]]);
  });

  it('doubts signatures whose authority it does not trust', async () => {
    await using elsewhere = await aSigningOffice({ trusts: false });
    const verdict = await verifyPaper(elsewhere.t.host, paper, office.t.now());
    expect(verdict.signatures[0]?.problems).toEqual(['certificate']);
    expect(verdict.signatures[0]?.certificate?.faults).toEqual(['untrusted']);
  });
});
