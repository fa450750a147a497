import { isContractProcedure } from '@orpc/contract';
import { z } from 'zod';
import { contract } from '#shared/rpc/contract.ts';
import type { ProcedureMeta } from '#shared/rpc/procedure.ts';
import type { SeededRandom } from '../../builders/seededRandom.ts';

/** A procedure as REST serves it, with what its input looks like. */
export interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly kind: ProcedureMeta['kind'];
  readonly input: JsonSchema;
}

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly format?: string;
  readonly minimum?: number;
  readonly additionalProperties?: JsonSchema | boolean;
}

/** Every route of the contract. */
export function routesOf(part: unknown = contract, path: readonly string[] = []): Route[] {
  if (isContractProcedure(part)) {
    const { route, meta, inputSchema } = part['~orpc'];
    const input =
      inputSchema === undefined
        ? {}
        : z.toJSONSchema(inputSchema as z.ZodType, { io: 'input', unrepresentable: 'any' });
    return [
      {
        name: path.join('.'),
        method: route.method ?? 'POST',
        path: route.path ?? '/',
        kind: (meta as ProcedureMeta).kind,
        input: input as JsonSchema,
      },
    ];
  }
  return Object.entries(part as object).flatMap(([key, child]) => routesOf(child, [...path, key]));
}

/** Texts that have broken something somewhere. */
export const TEXTS: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  'null',
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  '\u202Egnp.exe',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'e\u0301'.repeat(50),
  "'; DROP TABLE tickets; --",
  '" OR 1=1 NEAR(a b) title:x* ^y {notes}: -',
  '((((((',
  'AND OR NOT NEAR',
  '*',
  '"',
  '%',
  '%00',
  '..%2f..%2fetc%2fpasswd',
  '../../../../etc/passwd',
  'a\r\nset-cookie: x=1',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'toString',
  'SB-2026-000001',
  'sb-9999-999999999999999999',
  '١٢٣',
  '0001-01-01',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '9999-12-31',
  '+275760-09-13T00:00:00.000Z',
  '+275760-09-14T00:00:00.000Z',
  '-271821-04-20T00:00:00Z',
  '2026-02-30',
  '2026-10-05T25:00:00Z',
  '2026-10-05T10:00:00+23:59',
  '24:00',
  'America/Mexico_City',
  'Etc/../../passwd',
  Buffer.from('[1e308,1]').toString('base64url'),
  Buffer.from('[null,null]').toString('base64url'),
  Buffer.from('[1,9007199254740993]').toString('base64url'),
  Buffer.from('{"__proto__":1}').toString('base64url'),
  'z'.repeat(300),
  'ñ'.repeat(70_000),
];

/** Numbers likewise. */
export const NUMBERS: readonly unknown[] = [
  0,
  -0,
  -1,
  1,
  2,
  1.5,
  1e21,
  1e308,
  2 ** 31,
  2 ** 53,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  5e-324,
  '1',
  '1.0',
  '1e3',
  '0x10',
  ' 7 ',
];

const OTHERS: readonly unknown[] = [
  null,
  true,
  false,
  [],
  [[]],
  {},
  { id: 1 },
  [null],
  { length: 3 },
  { toString: 1, valueOf: 2 },
  JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}'),
];

export function anything(random: SeededRandom): unknown {
  return random.pick([TEXTS, NUMBERS, OTHERS][random.whole(0, 2)] ?? OTHERS);
}

/** Objects in objects, deeper than any honest client goes. */
export function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i += 1) value = i % 2 === 0 ? [value] : { a: value };
  return value;
}

/** A value of the form the contract asks for, in which each part may be hostile. */
export function shaped(schema: JsonSchema, random: SeededRandom, hostility: number): unknown {
  if (random.chance(hostility)) return anything(random);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return shaped(random.pick(choices), random, hostility);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return random.pick(schema.enum);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': {
      const named = Object.entries(schema.properties ?? {}).filter(() => random.chance(85));
      return Object.fromEntries(named.map(([key, child]) => [key, shaped(child, random, hostility)]));
    }
    case 'array':
      return Array.from({ length: random.whole(0, 3) }, () => shaped(schema.items ?? {}, random, hostility));
    case 'integer':
    case 'number':
      return random.chance(70) ? random.whole(schema.minimum ?? 1, 5) : random.pick(NUMBERS);
    case 'boolean':
      return random.chance(50);
    case 'null':
      return null;
    case 'string':
      return text(schema, random);
    default:
      return anything(random);
  }
}

function text({ format }: JsonSchema, random: SeededRandom): string {
  if (random.chance(40)) return random.pick(TEXTS);
  switch (format) {
    case 'uuid':
      return `00000000-0000-4000-8000-${String(random.whole(0, 999_999_999_999)).padStart(12, '0')}`;
    case 'date':
      return random.pick(['2026-10-05', '2028-02-29', '0001-01-01', '9999-12-31']);
    case 'date-time':
      return random.pick([
        '2026-10-05T16:00:00Z',
        '9999-12-31T23:59:59Z',
        '0001-01-01T00:00:00Z',
        '2026-10-05T23:59:59.999-06:00',
      ]);
    case 'email':
      return 'a@b.mx';
    default:
      return random.pick(['mon', 'una frase bastante larga', 'es', 'A', '09:00', '2026-01-01']);
  }
}
