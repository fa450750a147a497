import { accountStories } from './accounts.ts';
import { advice } from './advice.ts';
import { computers } from './computers.ts';
import { network } from './network.ts';
import { printing } from './printing.ts';
import { software } from './software.ts';
import type { Stories } from './story.ts';

export const stories: Stories = {
  ...computers,
  ...printing,
  ...network,
  ...accountStories,
  ...software,
  ...advice,
};

/** How often each service is asked for, out of a hundred or so. */
export const weights: Readonly<Record<string, number>> = {
  'Falla de computadora': 15,
  'Mantenimiento preventivo': 4,
  'Asignación o cambio de equipo': 4,
  'Falla de impresora o escáner': 15,
  'Tóner y consumibles': 8,
  'Teclado, ratón, monitor u otro': 6,
  'Sin red o internet': 12,
  'Extensión telefónica': 5,
  'Contraseña olvidada o cuenta bloqueada': 12,
  'Alta o baja de cuenta': 5,
  'Instalación de programa': 8,
  'Falla de un sistema institucional': 5,
  'Recuperación de archivos': 4,
  'Asesoría o capacitación': 5,
  'Apoyo en sala o evento': 4,
};
