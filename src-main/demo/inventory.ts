import { addToDate, localDate } from '#shared/calendars/localTime.ts';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import { assetsHandlers } from '../assets/service.ts';
import { custodyHandlers } from '../custody/service.ts';
import { maintenanceHandlers } from '../maintenance/service.ts';
import type { Actor } from '../rpc/context.ts';
import { stockHandlers } from '../stock/service.ts';
import { desktops, laptops, type Machine, monitor, shared, store, suppliers } from './equipment.ts';
import type { Institution } from './made.ts';
import { act, type Moments } from './moment.ts';
import type { People } from './people.ts';
import { institution } from './places.ts';
import type { Random } from './random.ts';

/** One asset of the sample, as far as the story goes on with it. */
interface Made {
  readonly id: number;
  readonly inventoryNumber: string;
  readonly accessories: string | null;
  readonly locationId: number | null;
}

export interface SampleInventory {
  /** What each requester holds, the computer first. */
  readonly heldBy: ReadonlyMap<number, readonly Made[]>;
  readonly printers: readonly Made[];
}

/** Requesters whose computer is a laptop, so many in a hundred. */
const WITH_LAPTOP = 30;
const WITH_MONITOR = 55;
/** Laptops in the store, to be handed out. */
const SPARE = 6;

/** Equips the institution before its weeks begin: what each person holds, what stands in each place, what the store keeps. */
export async function createInventory(
  moments: Moments,
  made: Institution,
  people: People,
  at: number,
  random: Random,
): Promise<SampleInventory> {
  const keeper = people.named('administrador');
  const categories = await moments.tx.selectFrom('assetCategories').select(['id', 'name']).execute();
  const categoryIds = new Map(categories.map(({ id, name }) => [name, id]));
  const supplierIds: number[] = [];
  for (const { name, contact, phone } of suppliers) {
    const { id } = await act(assetsHandlers.saveSupplier, moments.at(at, keeper), {
      name,
      contact,
      phone,
      taxId: null,
      email: null,
      notes: null,
      isEnabled: true,
    });
    supplierIds.push(id);
  }
  let serial = 1_000;
  const create = async (machine: Machine, place: { areaId: number | null; locationId: number | null }) => {
    serial += random.whole(7, 90);
    const age = random.whole(2, 58);
    const acquiredOn = addToDate(localDate(at, institution.timeZone), -30 * age);
    const asset = await act(assetsHandlers.create, moments.at(at, keeper), {
      name: machine.name,
      categoryId: categoryIds.get(machine.category) ?? 0,
      brand: machine.brand,
      model: machine.model,
      serial: `${machine.brand.slice(0, 2).toUpperCase()}${serial}X${random.whole(10, 99)}`,
      ...place,
      parentId: null,
      acquiredOn,
      costCents: machine.cost * 100,
      supplierId: random.pick(supplierIds),
      invoice: `F-${random.whole(1_000, 9_999)}`,
      warrantyUntil: addToDate(acquiredOn, 365 * 3),
      usefulLifeMonths: null,
      notes: null,
      custom: {},
    });
    return {
      id: asset.id,
      inventoryNumber: asset.inventoryNumber,
      accessories: machine.accessories,
      locationId: place.locationId,
    };
  };

  const heldBy = new Map<number, Made[]>();
  for (const requester of people.requesters) {
    const place = { areaId: requester.areaId, locationId: random.pick(made.locationIds) };
    const computer = random.chance(WITH_LAPTOP) ? random.pick(laptops) : random.pick(desktops);
    const held = [await create(computer, place)];
    if (random.chance(WITH_MONITOR)) held.push(await create(monitor, place));
    heldBy.set(requester.id, held);
  }
  const ofPlaces: Made[] = [];
  for (const [index, machine] of shared.entries()) {
    const areaId = made.areaIds[index % made.areaIds.length] ?? null;
    ofPlaces.push(
      await create(machine, {
        areaId,
        locationId: made.locationIds[index % made.locationIds.length] ?? null,
      }),
    );
  }
  for (let spare = 0; spare < SPARE; spare += 1) {
    await create(random.pick(laptops), { areaId: null, locationId: made.locationIds[0] ?? null });
  }
  await issueForms(moments, people, heldBy, at, random);
  await fillStore(moments, people, { categoryIds, supplierIds, locationId: made.locationIds[0] ?? null }, at);
  await plan(moments, keeper, categoryIds, made, at);
  return { heldBy, printers: ofPlaces.slice(0, 10) };
}

/** Everybody’s form of custody; the last ones still wait for the holder, or for the manager. */
async function issueForms(
  moments: Moments,
  people: People,
  heldBy: ReadonlyMap<number, readonly Made[]>,
  at: number,
  random: Random,
): Promise<void> {
  const manager = people.named('encargado');
  const holders = [...heldBy];
  for (const [index, [personId, assets]] of holders.entries()) {
    const technician = people.technicians[index % people.technicians.length] ?? manager;
    const form = await act(custodyHandlers.issue, moments.at(at + HOUR, technician), {
      kind: 'handOver',
      personId,
      fromPersonId: null,
      items: assets.map(({ id, accessories }) => ({
        assetId: id,
        condition: random.chance(70) ? ('good' as const) : ('fair' as const),
        accessories,
        note: null,
      })),
      everything: false,
      authoriserId: manager.id,
    });
    // The first one is the requester of the sign-in page: there is something to say yes to.
    if (index === 0 || index % 13 === 5) continue;
    const holder = people.requesters.find(({ id }) => id === personId);
    if (holder === undefined) continue;
    const confirmed = await act(custodyHandlers.confirm, moments.at(at + 2 * HOUR, holder), {
      id: form.id,
      version: form.version,
    });
    if (index % 11 === 3) continue;
    await act(custodyHandlers.authorise, moments.at(at + 3 * HOUR, manager), {
      id: confirmed.id,
      version: confirmed.version,
    });
  }
}

interface StoreRoom {
  readonly categoryIds: ReadonlyMap<string, number>;
  readonly supplierIds: readonly number[];
  readonly locationId: number | null;
}

async function fillStore(moments: Moments, people: People, room: StoreRoom, at: number): Promise<void> {
  const keeper = people.named('administrador');
  for (const [index, item] of store.entries()) {
    const { kind, name, brand, model, unit, minimum } = item;
    const { id } = await act(stockHandlers.save, moments.at(at, keeper), {
      kind,
      name,
      brand,
      model,
      unit,
      minimum,
      categoryId: room.categoryIds.get(item.category) ?? 0,
      unitCostCents: item.cost * 100,
      supplierId: room.supplierIds[index % room.supplierIds.length] ?? null,
      locationId: kind === 'licence' ? null : room.locationId,
      expiresOn: null,
      notes: null,
      isEnabled: true,
    });
    await act(stockHandlers.receive, moments.at(at, keeper), {
      id,
      quantity: item.received,
      note: 'Existencia inicial',
    });
    for (let given = 0; given < item.handedOut; given += 1) {
      const receiver = people.requesters[(given * 5 + index) % people.requesters.length];
      if (receiver === undefined) continue;
      const technician = people.technicians[given % people.technicians.length] ?? keeper;
      await act(stockHandlers.handOut, moments.at(at + given * DAY, technician), {
        id,
        quantity: 1,
        personId: receiver.id,
        note: null,
      });
    }
  }
}

async function plan(
  moments: Moments,
  keeper: Actor,
  categoryIds: ReadonlyMap<string, number>,
  made: Institution,
  at: number,
): Promise<void> {
  const service = made.serviceIds.get('Mantenimiento preventivo') ?? null;
  const plans = [
    ['Revisión semestral de impresoras', 'Impresoras y multifuncionales', 6, 45],
    ['Limpieza anual de equipo de red', 'Equipo de red', 12, 60],
    ['Prueba del respaldo de energía', 'Respaldo de energía (UPS)', 3, 40],
  ] as const;
  for (const [name, category, everyMonths, inDays] of plans) {
    await act(maintenanceHandlers.savePlan, moments.at(at, keeper), {
      name,
      categoryId: categoryIds.get(category) ?? null,
      assetId: null,
      everyMonths,
      firstOn: addToDate(localDate(at, institution.timeZone), inDays),
      leadDays: 5,
      serviceId: service,
      instructions:
        '1. Avise a la persona o al área con un día de anticipación.\n2. Limpie por dentro y por fuera; revise cables y contactos.\n3. Pruebe que funcione y anote lo que haya cambiado.',
      isEnabled: true,
    });
  }
}
