import { describe, expect, it } from 'vitest';
import { isInlineType, mediaTypeOf, safeFileName } from '#main/files/mediaType.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

describe('the type of an uploaded file', () => {
  it('is told by its content, whatever its name says', () => {
    expect(mediaTypeOf('factura.pdf', png)).toBe('image/png');
    expect(mediaTypeOf('foto.png', bytesOf('<svg onload="alert(1)"/>'))).toBe('application/octet-stream');
    expect(mediaTypeOf('pagina.html', bytesOf('<html></html>'))).toBe('application/octet-stream');
    expect(mediaTypeOf('dibujo.svg', bytesOf('<svg/>'))).toBe('application/octet-stream');
  });

  it('is the one of its extension only where the content begins like it', () => {
    expect(mediaTypeOf('a.pdf', bytesOf('%PDF-1.7'))).toBe('application/pdf');
    expect(mediaTypeOf('a.pdf', bytesOf('MZ program'))).toBe('application/octet-stream');
    expect(mediaTypeOf('a.xlsx', bytesOf('PK\u0003\u0004'))).toMatch(/spreadsheetml/);
    expect(mediaTypeOf('a.xlsx', bytesOf('<html>'))).toBe('application/octet-stream');
    expect(mediaTypeOf('a.txt', bytesOf('hola'))).toBe('text/plain');
    expect(mediaTypeOf('a.txt', bytesOf('ho\u0000la'))).toBe('application/octet-stream');
  });

  it('is shown in place for raster pictures alone', () => {
    expect(['image/png', 'image/svg+xml', 'text/html', 'application/pdf'].filter(isInlineType)).toEqual([
      'image/png',
    ]);
  });
});

describe('the name of an uploaded file', () => {
  it('has neither folders nor what turns its end around', () => {
    expect(safeFileName('../../etc/passwd')).toBe('passwd');
    expect(safeFileName('C:\\temp\\a.txt')).toBe('a.txt');
    expect(safeFileName('gpj.\u202Eexe')).toBe('gpj._exe');
    expect(safeFileName('a\r\nSet-Cookie: x')).not.toMatch(/[\r\n:]/);
    expect(safeFileName('..')).toBe('archivo');
  });
});
