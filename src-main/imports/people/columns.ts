import { foldText } from '#shared/kernel/fold.ts';

/** What a file may say of a person, and how its columns may be called: Snipe-IT's names and the customary Spanish ones. */
export const PERSON_NAMES = {
  fullName: ['full name', 'name', 'nombre completo', 'nombre y apellidos', 'display name'],
  firstName: ['first name', 'nombre', 'nombres', 'nombre(s)'],
  lastName: ['last name', 'apellido', 'apellidos', 'primer apellido', 'apellido paterno'],
  secondLastName: ['segundo apellido', 'apellido materno'],
  email: ['email', 'e-mail', 'email address', 'correo', 'correo electronico', 'correo institucional'],
  username: ['username', 'user name', 'usuario', 'nombre de usuario', 'cuenta'],
  phone: ['phone', 'phone number', 'telefono', 'extension', 'ext', 'ext.'],
  post: ['job title', 'title', 'puesto', 'cargo'],
  employeeNumber: [
    'employee number',
    'employee num',
    'employee no',
    'employee no.',
    'employee_num',
    'numero de empleado',
    'no. de empleado',
    'no de empleado',
    'num. de empleado',
    'numero empleado',
    'no. empleado',
  ],
  area: ['department', 'area', 'departamento', 'adscripcion', 'area de adscripcion', 'unidad administrativa'],
  location: ['location', 'ubicacion', 'sede', 'edificio', 'inmueble'],
  roles: ['roles', 'role', 'rol', 'perfil', 'perfiles'],
  language: ['language', 'idioma', 'locale'],
  isExternal: ['external', 'externo', 'externa', 'es externo'],
} as const satisfies Record<string, readonly string[]>;

export type PersonColumn = keyof typeof PERSON_NAMES;

/** The file's own name of each column that it has, whatever the case and the accents. */
export function findColumns(columns: readonly string[]): ReadonlyMap<PersonColumn, string> {
  const found = new Map<PersonColumn, string>();
  for (const [field, names] of Object.entries(PERSON_NAMES) as [PersonColumn, readonly string[]][]) {
    const column = columns.find((each) => names.includes(foldText(each).trim().replace(/\s+/g, ' ')));
    if (column !== undefined) found.set(field, column);
  }
  return found;
}
