import { openReader } from '#main/db/openReader.ts';
import { idleIn, idleNow } from '#main/idle/load.ts';
const file = process.argv[2] ?? '';
const { read } = await openReader(file, 'local');
const NOW = Number((await read.selectFrom('tickets').select((eb) => eb.fn.max('updatedAt').as('m')).executeTakeFirstOrThrow()).m);
const DAY = 86_400_000;
const techs = (await read.selectFrom('personRoles').select('personId').where('role','=','technician').execute()).map((r) => r.personId);
async function time(name: string, fn: () => Promise<unknown>) {
  for (let i = 0; i < 3; i++) {
    const c = process.cpuUsage(); const t = performance.now();
    let longest = 0; let last = performance.now(); let over = false;
    const beat = setInterval(() => { const n = performance.now(); longest = Math.max(longest, n - last); last = n; }, 5);
    const r = await fn(); over = true; clearInterval(beat);
    const u = process.cpuUsage(c);
    console.log(name, 'wall', (performance.now() - t).toFixed(0), 'cpu', ((u.user + u.system) / 1000).toFixed(0), 'longest hold', longest.toFixed(0), Array.isArray(r) ? r.length : '', Array.isArray(r) && r[0]?.stretches ? r.reduce((s: number, x: any) => s + x.stretches.length, 0) : '');
  }
}
console.log('technicians', techs.length, new Date(NOW).toISOString());
await time('idleNow', () => idleNow(read, NOW, 15));
for (const back of [28, 365]) {
  const span = { from: NOW - back * DAY, to: NOW };
  await time(`one technician, ${back} d`, () => idleIn(read, { span, now: NOW, technicianId: techs[0] ?? 0 }));
  if (back === 28) await time(`all, ${back} d`, () => idleIn(read, { span, now: NOW, technicianId: null }));
}
