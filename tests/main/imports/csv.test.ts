import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { CsvFault } from '#main/imports/csv/csvFault.ts';
import { delimiterOf, MAX_CELL, readCsv } from '#main/imports/csv/csvReader.ts';
import { readTable } from '#main/imports/csv/table.ts';
import { openTextFile } from '#main/imports/csv/textFile.ts';
import { temporaryFolder } from '../../builders/database.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});

/** The text in pieces of some size, so that every boundary is tried. */
async function* pieces(text: string, size = text.length || 1): AsyncGenerator<string> {
  for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size);
}

async function records(text: string, size?: number): Promise<string[][]> {
  const found: string[][] = [];
  for await (const record of readCsv(pieces(text, size))) found.push([...record.cells]);
  return found;
}

async function faultOf(run: () => Promise<unknown>): Promise<Pick<CsvFault, 'line' | 'column' | 'message'>> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    return { line: error.line, column: error.column, message: error.message };
  }
  throw new Error('No fault came');
}

async function rowsOf(text: string): Promise<void> {
  const table = await readTable(pieces(text, 7));
  for await (const _row of table.rows);
}

describe('a comma-separated text', () => {
  const text = 'a,"b ""x""\r\n2",c\r\n\r\n1,,"3"\n"",Monitor 24" ancho,é';
  const cells = [
    ['a', 'b "x"\r\n2', 'c'],
    ['1', '', '3'],
    ['', 'Monitor 24" ancho', 'é'],
  ];

  it('gives the same records wherever its pieces end', async () => {
    for (let size = 1; size <= text.length; size++) expect(await records(text, size)).toEqual(cells);
  });

  it('ends its lines with LF, CRLF or CR', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      expect(await records(['a,b', '1,2', ''].join(end))).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ]);
    }
  });

  it('keeps a record that ends right after a quoted carriage return', async () => {
    expect(await records('a,"b\r"\n1,2')).toEqual([
      ['a', 'b\r'],
      ['1', '2'],
    ]);
  });

  it('knows on which line each record and cell begins, line breaks in quotes counted', async () => {
    const lines: number[][] = [];
    for await (const record of readCsv(pieces('h,i\n"x\ny",z\n\n1,2', 2))) {
      lines.push([record.line, record.lineOf(1)]);
    }
    expect(lines).toEqual([
      [1, 1],
      [2, 3],
      [5, 5],
    ]);
  });

  it('is separated by what its first line has most of, outside quotes', () => {
    expect(delimiterOf('a;b;c')).toBe(';');
    expect(delimiterOf('a\tb')).toBe('\t');
    expect(delimiterOf('"a;b;c;d",e')).toBe(',');
    expect(delimiterOf('only')).toBe(',');
  });

  it('tells where a quote opens that never closes', async () => {
    expect(await faultOf(() => rowsOf('a,b\n1,2\n3,"4\n5,6\n'))).toEqual({
      line: 3,
      column: 'b',
      message: 'A quote opens here and never closes.',
    });
  });

  it('tells where text goes on after a closing quote', async () => {
    expect(await faultOf(() => rowsOf('a,b\n"1"x,2'))).toMatchObject({ line: 2, column: 'a' });
  });

  it('refuses a NUL byte where it stands', async () => {
    expect(await faultOf(() => rowsOf('a,b\n1,2\0'))).toMatchObject({ line: 2, column: 'b' });
  });

  it('refuses a cell of ten million characters without keeping it all', async () => {
    const fault = await faultOf(() => records(`a,b\n1,"${'x'.repeat(10 * MAX_CELL)}`, 65_536));
    expect(fault).toMatchObject({ line: 2, column: '2' });
    expect(fault.message).toContain('longer than a million characters');
  });
});

describe('a table', () => {
  it('finds cells by the name of their column, whatever its case', async () => {
    const table = await readTable(pieces(' Number ;State;\nINC1; New ;\n'));
    expect(table.columns).toEqual(['Number', 'State']);
    const rows: string[] = [];
    for await (const row of table.rows)
      rows.push(`${row.cell('number')} ${row.cell('state')} ${row.cell('x')}`);
    expect(rows).toEqual(['INC1 New ']);
  });

  it('refuses what is empty, a name that comes twice, a name that is missing', async () => {
    expect(await faultOf(() => rowsOf(''))).toMatchObject({ line: 1, message: 'The file is empty.' });
    expect(await faultOf(() => rowsOf('\n\na,A\n'))).toMatchObject({ line: 3, column: 'A' });
    expect(await faultOf(() => rowsOf('a,,b\n'))).toMatchObject({ line: 1, column: '2' });
  });

  it('refuses a line with too few or too many cells', async () => {
    expect(await faultOf(() => rowsOf('a,b\n1\n'))).toMatchObject({ line: 2, column: 'b' });
    expect(await faultOf(() => rowsOf('a,b\n1,2,3\n'))).toMatchObject({ line: 2, column: '3' });
    await rowsOf('a,b\n1,2,,\n');
  });
});

describe('a file', () => {
  async function textOf(name: string, bytes: Uint8Array): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, bytes);
    let text = '';
    for await (const piece of (await openTextFile(path)).read()) text += piece;
    return text;
  }

  it('is read in the encodings that spreadsheets write, plain or gzipped', async () => {
    const text = 'título;año\nniño;ñandú — €';
    const utf8 = Buffer.from(text);
    expect(await textOf('utf8.csv', utf8)).toBe(text);
    expect(await textOf('bom.csv', Buffer.from(`\ufeff${text}`))).toBe(text);
    expect(await textOf('utf16.csv', Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(text);
    expect(await textOf('gz.csv', gzipSync(utf8))).toBe(text);
    expect(await textOf('latin.csv', Buffer.from('año;€'.replace('€', '\x80'), 'latin1'))).toBe('año;€');
    expect(await textOf('empty.csv', Buffer.alloc(0))).toBe('');
  });

  it('has a fingerprint of its bytes', async () => {
    const path = join(folder, 'print.csv');
    await writeFile(path, 'a');
    expect((await openTextFile(path)).sha256).toMatch(/^ca978112ca1b/);
  });

  it('is told apart from spreadsheets and from damaged compression', async () => {
    const refused = (name: string, bytes: Uint8Array) => faultOf(() => textOf(name, bytes));
    expect((await refused('a.xlsx', Buffer.from('PK\x03\x04…'))).message).toContain('save it as CSV');
    expect((await refused('a.png', Buffer.from('\x89PNG\r\n', 'latin1'))).message).toContain('an image');
    const whole = gzipSync(Buffer.from('a,b\n'.repeat(50_000)));
    expect((await refused('cut.gz', whole.subarray(0, whole.length / 2))).message).toContain('cut off');
  });

  it('that unpacks to more than a table may hold is given up after that much', async () => {
    const path = join(folder, 'bomb.csv.gz');
    await writeFile(path, gzipSync(Buffer.alloc(5_000_000, 'a,b\n')));
    expect(await faultOf(() => openTextFile(path, 1_000_000))).toMatchObject({
      message: expect.stringContaining('larger than a table may be'),
    });
    expect((await openTextFile(path, 5_000_000)).encoding).toBe('utf-8');
    const opened = await openTextFile(path);
    // A plain file is as large as it is: what it holds was uploaded, and counted then.
    await writeFile(path, Buffer.alloc(5_000_000, 'a,b\n'));
    expect((await openTextFile(path, 1_000_000)).encoding).toBe(opened.encoding);
  });
});
