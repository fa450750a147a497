import { z } from 'zod';
import type { ImportError } from '#shared/imports/report.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { type Language, username } from '#shared/people/contract.ts';
import { line as lineOfText, optionalLine } from '#shared/rpc/fields.ts';
import { ROLES, type Role } from '#shared/rpc/permissions.ts';
import type { TableRow } from '../csv/table.ts';
import type { PersonColumn } from './columns.ts';

/** A person as a file tells of them; areas and locations by name. */
export interface PersonDraft {
  readonly line: number;
  readonly name: string;
  readonly username: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly employeeNumber: string | null;
  readonly post: string | null;
  readonly area: string | null;
  readonly location: string | null;
  readonly roles: readonly Role[];
  readonly language: Language | null;
  readonly isExternal: boolean;
}

/** How roles are written, folded: the code's word and those of the screens in three languages. */
const ROLE_WORDS: Readonly<Record<string, Role>> = {
  ...Object.fromEntries(ROLES.map((role) => [role, role])),
  solicitante: 'requester',
  usuario: 'requester',
  user: 'requester',
  tecnico: 'technician',
  tecnica: 'technician',
  encargado: 'manager',
  encargada: 'manager',
  encarregado: 'manager',
  encarregada: 'manager',
  gerente: 'manager',
  administrador: 'administrator',
  administradora: 'administrator',
  admin: 'administrator',
  maestro: 'master',
  maestra: 'master',
  mestre: 'master',
};

const YES = ['1', 'true', 'yes', 'y', 'si', 's', 'sim', 'x', 'verdadero'];

/** Reads one line; everything that is wrong with it, each with its column. */
export function readPerson(
  row: TableRow,
  columns: ReadonlyMap<PersonColumn, string>,
): { readonly draft: PersonDraft } | { readonly errors: readonly ImportError[] } {
  const errors: ImportError[] = [];
  const cell = (field: PersonColumn) => row.cell(columns.get(field) ?? '');
  const fault = (
    field: PersonColumn,
    message: string,
    rule: string,
    values: Record<string, string | number> = {},
  ) => {
    const column = columns.get(field) ?? null;
    errors.push({ line: column === null ? row.line : row.lineOf(column), column, message, rule, values });
  };
  function text(field: PersonColumn, max: number): string | null {
    const parsed = optionalLine(max).safeParse(cell(field));
    if (parsed.success) return parsed.data;
    fault(field, `This is longer than ${max} characters.`, 'tooLong', { max });
    return null;
  }

  const whole = columns.has('fullName') && cell('fullName') !== '' ? cell('fullName') : joinedName(cell);
  const name = lineOfText(120).safeParse(whole);
  const nameColumn = columns.has('fullName') ? 'fullName' : 'firstName';
  if (!name.success) {
    if (whole === '') fault(nameColumn, 'A person needs a name.', 'nameMissing');
    else fault(nameColumn, 'The name is longer than 120 characters.', 'tooLong', { max: 120 });
  }

  const account = cell('username') === '' ? null : username.safeParse(cell('username'));
  if (account?.success === false) {
    fault('username', 'A user name has 2 to 60 letters, digits or . _ @ + - and no spaces.', 'username');
  }
  const email = cell('email') === '' ? null : z.email().max(200).safeParse(cell('email'));
  if (email?.success === false) fault('email', 'This is not an e-mail address.', 'email');

  const isExternal = YES.includes(foldText(cell('isExternal')));
  const words = cell('roles')
    .split(/[,;|/]/)
    .map((word) => word.trim())
    .filter(Boolean);
  const roles = words.map((word) => ROLE_WORDS[foldText(word)]);
  const unknown = words.find((_word, index) => roles[index] === undefined);
  if (unknown !== undefined) {
    const message = `“${unknown}” is not a role; they are: ${ROLES.join(', ')}.`;
    fault('roles', message, 'unknownRole', { word: unknown });
  }
  const known = roles.filter((role) => role !== undefined);
  if (isExternal && (known.some((role) => role !== 'requester') || account !== null)) {
    fault('isExternal', 'An external person is a requester without a user name.', 'external');
  }

  const draft = {
    line: row.line,
    name: name.data ?? '',
    username: account?.data ?? null,
    email: email?.data ?? null,
    phone: text('phone', 40),
    employeeNumber: text('employeeNumber', 40),
    post: text('post', 120),
    area: text('area', 160),
    location: text('location', 160),
    roles: known.length === 0 ? (['requester'] as const) : ROLES.filter((role) => known.includes(role)),
    language: languageOf(cell('language')),
    isExternal,
  };
  return errors.length > 0 ? { errors } : { draft };
}

function joinedName(cell: (field: PersonColumn) => string): string {
  return [cell('firstName'), cell('lastName'), cell('secondLastName')].filter(Boolean).join(' ');
}

/** `es`, `es-MX`, `Español`, `en_US` …; anything else is left to the institution's own. */
function languageOf(text: string): Language | null {
  const start = foldText(text).slice(0, 2);
  if (start === 'es' || start === 'en' || start === 'pt') return start;
  return foldText(text).startsWith('ing') ? 'en' : foldText(text).startsWith('por') ? 'pt' : null;
}
