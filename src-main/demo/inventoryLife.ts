import { addToDate, localDate } from '#shared/calendars/localTime.ts';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import { assetsHandlers } from '../assets/service.ts';
import { maintenanceHandlers } from '../maintenance/service.ts';
import type { Actor } from '../rpc/context.ts';
import { verificationHandlers } from '../verification/service.ts';
import type { SampleInventory } from './inventory.ts';
import type { Institution } from './made.ts';
import { act, type Moments } from './moment.ts';
import type { People } from './people.ts';
import { institution } from './places.ts';

/** Services whose tickets are about the computer, or the printer, of whoever asks. */
const ABOUT_COMPUTERS = ['Falla de computadora', 'Computadora lenta', 'Instalación de programas'];
const ABOUT_PRINTERS = ['Falla de impresora o escáner', 'Tóner y consumibles'];

/**
 * After the weeks: tickets are tied to what they were about, a computer is being repaired, an old one is gone, one place
 * was verified and another is being verified.
 */
export async function liveWithInventory(
  moments: Moments,
  inventory: SampleInventory,
  made: Institution,
  people: People,
  now: number,
): Promise<void> {
  const keeper = people.named('administrador');
  await tieTickets(moments, inventory, made, keeper, now);
  await repairs(moments, inventory, people, now);
  const [first, second] = made.locationIds;
  if (first !== undefined) await verify(moments, first, people, { at: now - 6 * DAY, closes: true });
  if (second !== undefined) await verify(moments, second, people, { at: now - 2 * HOUR, closes: false });
}

async function tieTickets(
  { tx, at }: Moments,
  { heldBy, printers }: SampleInventory,
  made: Institution,
  keeper: Actor,
  now: number,
): Promise<void> {
  const idsOf = (names: readonly string[]) => names.flatMap((name) => made.serviceIds.get(name) ?? []);
  const computers = new Set(idsOf(ABOUT_COMPUTERS));
  const printing = new Set(idsOf(ABOUT_PRINTERS));
  const tickets = await tx
    .selectFrom('tickets')
    .select(['id', 'serviceId', 'requesterId', 'locationId'])
    .where('mergedIntoId', 'is', null)
    .orderBy('id')
    .execute();
  for (const { id, serviceId, requesterId, locationId } of tickets) {
    if (serviceId === null) continue;
    // Half of the printing trouble is with one of them: it stands out.
    const printer =
      id % 2 === 0 ? printers[3] : (printers.find((one) => one.locationId === locationId) ?? printers[0]);
    const asset = computers.has(serviceId)
      ? heldBy.get(requesterId)?.[0]
      : printing.has(serviceId)
        ? printer
        : undefined;
    if (asset === undefined) continue;
    await act(assetsHandlers.link, at(now, keeper), { ticketId: id, assetId: asset.id });
  }
}

async function repairs(
  { tx, at }: Moments,
  { heldBy }: SampleInventory,
  people: People,
  now: number,
): Promise<void> {
  const technician = people.technicians[1];
  const [, broken] = [...heldBy.values()];
  const computer = broken?.[0];
  if (technician === undefined || computer === undefined) return;
  const today = localDate(now, institution.timeZone);
  const version = async (id: number) =>
    (await tx.selectFrom('assets').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version;
  await act(maintenanceHandlers.createRecord, at(now - 3 * DAY, technician), {
    assetId: computer.id,
    ticketId: null,
    kind: 'corrective',
    description: 'No enciende; se envió a revisión de la fuente de poder.',
    supplierId: null,
    isUnderWarranty: true,
    startedOn: addToDate(today, -3),
    endedOn: null,
    costCents: 0,
    parts: [],
    repair: 'begin',
  });
  const spare = await tx
    .selectFrom('assets')
    .select('id')
    .where('holderId', 'is', null)
    .where('model', '=', 'Latitude 3540')
    .executeTakeFirst();
  if (spare !== undefined) {
    await act(assetsHandlers.retire, at(now - 9 * DAY, people.named('administrador')), {
      id: spare.id,
      version: await version(spare.id),
      reason: 'Tarjeta madre dañada por líquido; no conviene repararla.',
    });
  }
}

/** A round of which most is found; a closed one has its record to print. */
async function verify(
  { tx, at }: Moments,
  locationId: number,
  people: People,
  { at: when, closes }: { readonly at: number; readonly closes: boolean },
): Promise<void> {
  const technician = people.technicians[2] ?? people.named('administrador');
  const round = await act(verificationHandlers.start, at(when, technician), { locationId });
  const assets = await tx
    .selectFrom('assets')
    .select('inventoryNumber')
    .where('locationId', '=', locationId)
    .where('isPresent', '=', 1)
    .orderBy('foldedNumber')
    .execute();
  const isSeen = (index: number) => (closes ? index % 12 !== 7 : index % 3 === 0);
  const texts = assets.flatMap(({ inventoryNumber }, index) => (isSeen(index) ? [inventoryNumber] : []));
  if (texts.length > 0) {
    await act(verificationHandlers.scan, at(when + HOUR / 2, technician), {
      id: round.id,
      texts: [...texts, 'ACT-00417'],
    });
  }
  if (!closes) return;
  await act(verificationHandlers.close, at(when + HOUR, technician), {
    id: round.id,
    version: round.version,
    note: 'Se recorrió con la persona enlace del área.',
    movesElsewhere: false,
    lostIds: [],
  });
}
