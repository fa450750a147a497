import { sql } from 'kysely';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { runSlice } from '#main/jobs/schedule.ts';
import { privacyJobs } from '#main/privacy/jobs.ts';
import { aTicket, type Department } from '../tickets/department.ts';

export const SECRETS = [
  'Teclado de Marisela',
  'pegajoso',
  'jugo de mango',
  'gracias, Marisela',
  'oficio-privado',
];

/** A request of the requester's that went all the way: words in every place that holds some, and a file. */
export async function aClosedTicket(d: Department) {
  const { id, version } = await aTicket(d, { title: 'Teclado de Marisela pegajoso' });
  const requester = d.as(d.requester);
  const file = new File(['contenido del oficio'], 'oficio-privado.txt');
  await requester.tickets.attach({ id, files: [file] });
  await requester.tickets.reply({ id, body: 'Le cayó jugo de mango.' });
  const seen = await d.as(d.manager).tickets.get({ id });
  const technician = d.technicians.find((one) => one.id === seen.assignee?.id);
  const worker = d.as(technician ?? d.manager);
  const started = await worker.tickets.start({ id, version: seen.version ?? version });
  const resolved = await worker.tickets.resolve({
    id,
    version: started.version,
    solution: 'Se lavó el jugo de mango.',
    minutes: 10,
  });
  await requester.tickets.close({
    id,
    version: resolved.version,
    rating: 5,
    comment: 'Muchas gracias, Marisela.',
  });
  return id;
}

/** Lets the room's jobs work until none has anything to do. */
export async function runPrivacyJobs({ t }: Department): Promise<void> {
  for (const job of privacyJobs) {
    for (let slice = 0; slice < 50; slice += 1) {
      if (!(await job.isDue(t.host.db.read, t.now()))) break;
      if (!(await runSlice(t.host, job, async () => true))) break;
    }
  }
}

/** What `soporte verify` would report. */
export async function problemsOf({ t }: Department) {
  const { problems } = await verifyDataFolder(t.host.dataDir, { profileDir: t.host.profileDir });
  return problems;
}

/** Every text of the database in which one of these words stands, by its table and column. */
export async function placesOf({ t }: Department, words: readonly string[]): Promise<string[]> {
  const db = t.host.db.read;
  const tables = await sql<{ name: string }>`
    SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'ticketSearch%' AND name NOT LIKE 'sqlite_%'`.execute(
    db,
  );
  const places: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(name)}`.execute(db);
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        if (typeof value === 'string' && words.some((word) => value.includes(word))) {
          places.push(`${name}.${column}`);
        }
      }
    }
  }
  return [...new Set(places)].sort();
}
