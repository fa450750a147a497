import type { WeeklyHours } from '#shared/calendars/calendarRules.ts';
import type { HolidayTemplate } from '#shared/calendars/holidays.ts';
import type { CastName } from './cast.ts';

export const institution = {
  name: 'Procuraduría Social de Muestra',
  folioPrefix: 'SB',
  language: 'es',
  timeZone: 'America/Mexico_City',
} as const;

const days = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const everyWeekday = (from: string, to: string): WeeklyHours =>
  Object.fromEntries(days.map((day) => [day, [[from, to]]]));

export const OFFICE_HOURS = everyWeekday('09:00', '18:00');

const wholeDay: [string, string][] = [['00:00', '24:00']];
const wholeWeek: WeeklyHours = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, wholeDay]),
);

interface Shift {
  readonly name: string;
  readonly hours: WeeklyHours;
  readonly holidayTemplate: HolidayTemplate;
  readonly worked: readonly CastName[];
}

/** The round-the-clock calendar, of which critical services are promised too. */
export const ON_CALL = 'Guardia localizable, 24 horas';

/**
 * Two technicians are on shift at any hour of any day, so that whoever tries the sample sees an assignment: the one
 * on call, and beside them the morning or evening shift (which work on holidays), or the night and weekend guard.
 */
export const shifts: readonly Shift[] = [
  {
    name: 'Turno de oficina',
    hours: everyWeekday('08:00', '16:00'),
    holidayTemplate: 'federal',
    worked: ['tecnico1'],
  },
  {
    name: 'Turno matutino',
    hours: everyWeekday('07:00', '15:00'),
    holidayTemplate: 'none',
    worked: ['tecnico2'],
  },
  {
    name: 'Turno vespertino',
    hours: everyWeekday('14:00', '22:00'),
    holidayTemplate: 'none',
    worked: ['tecnico3'],
  },
  { name: ON_CALL, hours: wholeWeek, holidayTemplate: 'none', worked: ['tecnico4'] },
  {
    name: 'Guardia nocturna y de fin de semana',
    hours: {
      ...Object.fromEntries(
        days.map((day) => [
          day,
          [
            ['00:00', '07:30'],
            ['21:30', '24:00'],
          ],
        ]),
      ),
      sat: wholeDay,
      sun: wholeDay,
    },
    holidayTemplate: 'none',
    worked: ['tecnico5'],
  },
];

export const teams: readonly { readonly name: string; readonly members: readonly CastName[] }[] = [
  { name: 'Mesa de ayuda', members: ['tecnico1', 'tecnico2', 'tecnico3'] },
  { name: 'Infraestructura', members: ['tecnico3', 'tecnico4'] },
  { name: 'Guardias', members: ['tecnico4', 'tecnico5'] },
];

/** Skills beyond those of the starter catalogue, which all five have: a newcomer may ask for anything. */
export const moreSkills: readonly { readonly name: string; readonly of: readonly CastName[] }[] = [
  { name: 'Telefonía IP', of: ['tecnico1', 'tecnico4'] },
  { name: 'Videoconferencia', of: ['tecnico2', 'tecnico3'] },
  { name: 'Bases de datos', of: ['tecnico3'] },
  { name: 'Fibra óptica', of: [] },
];

export const areas = [
  ['Oficina de la Procuraduría', 'PROC'],
  ['Subprocuraduría de Atención Ciudadana', 'SAC'],
  ['Subprocuraduría de Promoción', 'SPR'],
  ['Dirección Jurídica', 'DJ'],
  ['Dirección de Administración y Finanzas', 'DAF'],
  ['Recursos Humanos', 'RH'],
  ['Recursos Materiales', 'RM'],
  ['Comunicación Social', 'CS'],
  ['Órgano Interno de Control', 'OIC'],
  ['Unidad de Transparencia', 'UT'],
] as const;

export const locations = [
  ['Sede central, planta baja', 'Calle de la Muestra 235'],
  ['Sede central, piso 1', 'Calle de la Muestra 235'],
  ['Sede central, piso 2', 'Calle de la Muestra 235'],
  ['Sede central, piso 3', 'Calle de la Muestra 235'],
  ['Oficina desconcentrada norte', 'Avenida del Ejemplo 1410'],
  ['Oficina desconcentrada sur', 'Calzada de la Prueba 88'],
] as const;

/** By service: what a technician does, as the master wrote it. */
export const procedures: Readonly<Record<string, string>> = {
  'Falla de computadora':
    '1. Pregunte desde cuándo falla y qué cambió.\n2. Revise corriente, cables y monitor antes de abrir el equipo.\n3. Respalde los documentos de la persona si el disco da avisos.\n4. Anote el número de inventario en la solución.\n5. Si se retira el equipo, imprima la orden de servicio y recabe la firma.',
  'Falla de impresora o escáner':
    '1. Confirme si falla para una persona o para toda el área.\n2. Reinicie la cola de impresión en el servidor.\n3. Revise atascos, rodillos y nivel de tóner.\n4. Si está en garantía, póngala en espera del proveedor y anote el número de reporte.',
  'Tóner y consumibles':
    '1. Verifique el modelo y el contador de páginas.\n2. Descuente el consumible del almacén.\n3. Devuelva el cartucho vacío para su acopio.',
  'Sin red o internet':
    '1. Pida que prueben otro nodo o la red inalámbrica.\n2. Revise el puerto en el conmutador.\n3. Compruebe la dirección que recibió el equipo.\n4. Si falla un piso completo, avise al encargado de inmediato.',
  'Contraseña olvidada o cuenta bloqueada':
    '1. Identifique a la persona por su número de empleado.\n2. Desbloquee la cuenta; nunca pida ni escriba su contraseña.\n3. Dé una contraseña temporal y confirme que la cambió.',
  'Alta o baja de cuenta':
    '1. Compruebe que el área la autorizó.\n2. Cree la cuenta con los permisos del puesto, no los de otra persona.\n3. En una baja, conserve el buzón treinta días.',
  'Falla de un sistema institucional':
    '1. Avise al encargado y publique el aviso de interrupción.\n2. Revise el servidor, la base de datos y los respaldos, en ese orden.\n3. Anote la hora en que volvió el servicio y la causa.',
  'Apoyo en sala o evento':
    '1. Acuerde la hora con quien organiza y agéndela.\n2. Pruebe audio, video y red treinta minutos antes.\n3. Deje un número al cual llamar durante el evento.',
};

/** A service that was offered once: nobody has its skill any more, and one ticket still waits for it. */
export const SPECIALITY = 'Reparación de fibra óptica';
export const SPECIALITY_SKILL = 'Fibra óptica';
