import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { Secret, TOTP } from 'otpauth';
import { DEMO_PASSWORD } from '#main/demo/cast.ts';
import { openDemo } from '#main/demo/openDemo.ts';
import type { ServiceHost } from '#main/rpc/serviceHost.ts';
import { anAgentFile } from '../../builders/agentFile.ts';
import { aCertificate, aKey, aName } from '../../builders/certificates.ts';
import type { Client } from '../../builders/host.ts';

const NOW = Date.parse('2026-11-24T16:00:00Z');
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

export interface Place {
  readonly dataDir: string;
  readonly profileDir: string;
  remove(): Promise<void>;
}

/** The sample institution at a fixed moment. */
export function openSample(place: Place): Promise<ServiceHost> {
  const { dataDir, profileDir } = place;
  return openDemo({
    dataDir,
    profileDir,
    clock: () => NOW,
    runsJobs: false,
    report: (reference, fault) => {
      throw new Error(`Unexpected fault ${reference}`, { cause: fault });
    },
  });
}

/** A data folder in which each thing that events cover is there at least twice, made through the services; closed again. */
export async function everyEntity(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'soporte-tampered-'));
  const place = {
    dataDir: join(folder, 'data'),
    profileDir: join(folder, 'profile'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  const sample = await openSample(place);
  let isWhole = false;
  try {
    await catalogue(await signedIn(sample, 'administrador'), folder);
    await equipment(await signedIn(sample, 'administrador'));
    await tickets(await signedIn(sample, 'encargado'), await signedIn(sample, 'solicitante'));
    await privacy(await signedIn(sample, 'administrador'), await signedIn(sample, 'encargado'));
    for (const name of ['tecnico4', 'tecnico5']) await secondFactor(await signedIn(sample, name));
    isWhole = true;
  } finally {
    await sample.close();
    if (!isWhole) await place.remove();
  }
  return place;
}

async function signedIn({ router }: ServiceHost, username: string): Promise<Client> {
  const connection = { origin: 'rest' as const, device: 'test', address: 'test', token: null };
  const client = createRouterClient(router, { context: { connection } }) as Client;
  await client.sessions.create({ username, password: DEMO_PASSWORD });
  return client;
}

function first<T>(items: readonly T[], at = 0): T {
  const item = items[at];
  if (item === undefined) throw new Error(`The sample has no number ${at} of these`);
  return item;
}

async function secondFactor({ sessions }: Client): Promise<void> {
  const { secret } = await sessions.beginSecondFactor({ password: DEMO_PASSWORD });
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: NOW });
  await sessions.confirmSecondFactor({ code });
}

async function catalogue(admin: Client, folder: string): Promise<void> {
  const { settings, versions } = await admin.settings.get({});
  await admin.settings.save({ settings: { backups: settings.backups, mail: settings.mail }, versions });
  const calendars = (await admin.calendars.list({})).items;
  for (const at of [0, 1]) {
    const { holidays, ...calendar } = first(calendars, at);
    const guards = ['2026-12-24', `2026-12-3${at}`].map((date) => ({
      date,
      name: 'Guardia',
      isWorked: false,
    }));
    await admin.calendars.save({ ...calendar, holidays: [...holidays, ...guards] });
  }
  const technician = (await admin.people.list({ role: 'technician' })).items[0];
  await admin.people.addAbsence({
    id: technician?.id ?? 0,
    from: '2026-12-21T06:00:00.000Z',
    to: '2026-12-23T06:00:00.000Z',
    kind: 'vacation',
  });
  for (const name of ['Mesa anterior', 'Hoja de cálculo']) {
    const mapping = { columns: { title: 'Asunto' }, ownColumns: [], dates: 'd/m/y' as const, values: {} };
    await admin.imports.saveMapping({ kind: 'tickets', name, headings: ['Asunto', 'Fecha'], mapping });
  }
  for (const name of ['Mensual', 'Semanal']) {
    await admin.reports.addSchedule({
      name,
      request: {
        source: { kind: 'builtIn', name: 'byState' },
        filter: {},
        period: { relative: 'lastMonth' },
      },
      format: 'csv',
      frequency: { every: 'day', time: '11:00' },
      folder,
      language: 'es',
    });
  }
  for (const name of ['AC UNO', 'AC DOS']) {
    const { certificate } = aCertificate({
      subject: aName([['commonName', name]]),
      key: aKey('p256'),
      isAuthority: true,
      usage: ['keyCertSign', 'cRLSign'],
    });
    await admin.signing.addRoots({ file: new File([certificate], `${name}.cer`) });
  }
  for (const { id } of (await admin.signing.list({})).items) await admin.signing.pdf({ id });
}

async function equipment(admin: Client): Promise<void> {
  const laptops = ['ABC1234', 'XYZ9876'].map((ssn, at) => {
    const bios = { smanufacturer: 'Dell Inc.', smodel: 'Latitude 5440', ssn };
    const networks = ['0A', '0B'].map((part) => ({ type: 'wifi', mac: `3C:52:82:0A:${part}:0${at}` }));
    const hardware = { name: `pc-${at}`, chassis_type: 'Laptop', memory: 16_000 };
    const file = anAgentFile({ monitors: [], bios, networks, hardware }, { deviceid: `pc-${at}` });
    return new File([JSON.stringify(file)], `${ssn}.json`);
  });
  await admin.imports.inventory({ files: laptops });
  const assets = (await admin.assets.list({})).items;
  for (const at of [0, 1]) {
    const { id } = first(assets, at);
    await admin.assets.addFiles({ id, files: [new File([PNG], `foto ${at}.png`)] });
    await admin.maintenance.createRecord({
      assetId: id,
      ticketId: null,
      kind: 'corrective',
      description: 'Cambio de fusor',
      supplierId: null,
      isUnderWarranty: false,
      startedOn: '2026-10-01',
      endedOn: '2026-10-02',
      costCents: 50_000,
      parts: [
        { name: `Fusor ${at}`, quantity: 1, costCents: 250_000 },
        { name: 'Rodillo', quantity: 2, costCents: 30_000 },
      ],
    });
  }
  const waiting = first((await admin.custody.list({ queue: 'toConfirm' })).items);
  const { id, version } = await admin.custody.get({ id: waiting.id });
  const scans = ['Hoja 1', 'Hoja 2'].map((name) => new File([`%PDF-1.7 ${name}`], `${name}.pdf`));
  await admin.custody.attachScan({ id, version, files: scans });
}

async function tickets(manager: Client, requester: Client): Promise<void> {
  const made = [];
  for (const title of ['Uno', 'Dos', 'Tres']) {
    made.push(await requester.tickets.create({ title, description: 'Una prueba' }));
  }
  for (const [at, { id }] of made.entries()) {
    await requester.tickets.attach({ id, files: [new File([`archivo ${at}`], `nota ${at}.txt`)] });
    const otherId = first(made, (at + 1) % made.length).id;
    await manager.tickets.link({ id, otherId });
    const { version } = await manager.tickets.get({ id });
    await manager.tickets.bulk({
      action: 'prioritise',
      items: [{ id, version }],
      impact: 'high',
      urgency: 'high',
      reason: 'Es de la dirección',
    });
  }
  const technicianId = (await manager.people.list({ role: 'technician' })).items[0]?.id ?? 0;
  for (const scope of [
    { about: 'kind', kind: 'stuck' },
    { about: 'ticket', id: first(made).id },
    { about: 'technician', id: technicianId },
  ] as const) {
    await manager.alerts.mute({ scope, until: null });
  }
}

async function privacy(admin: Client, manager: Client): Promise<void> {
  for (const words of ['Aviso de privacidad', 'Aviso de privacidad, corregido']) {
    const seen = (await admin.privacy.published({})).notice?.version ?? 0;
    const { version } = await admin.privacy.publish({ texts: { es: words, en: words, pt: words }, seen });
    for (const person of [admin, manager]) await person.privacy.accept({ version });
  }
  for (const name of ['Inés Quintero Paz', 'Joel Ibarra Cano']) {
    const { person } = await admin.people.create({
      ...{ name, username: null, email: null, phone: '55 1234 5678', employeeNumber: null, post: null },
      ...{ areaId: null, locationId: null, calendarId: null, activeLimit: null, language: 'es' },
      ...{ roles: ['requester'], teamIds: [], skillIds: [], isExternal: false },
    });
    const { id, version } = person;
    await admin.privacy.cancelPerson({ id, version, name, erasesTickets: name.startsWith('I') });
  }
}
