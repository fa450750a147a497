import { startOfLocalDay } from '#shared/calendars/localTime.ts';
import { DAY } from '#shared/kernel/time.ts';
import type { DemoAccount, Host } from '../rpc/host.ts';
import { cast, DEMO_PASSWORD } from './cast.ts';
import { proposeGoal, setGoals } from './goals.ts';
import { createInstitution } from './institution.ts';
import { createInventory } from './inventory.ts';
import { liveWithInventory } from './inventoryLife.ts';
import { issueReports } from './issuedReports.ts';
import { writeMark } from './mark.ts';
import { inOneTransaction } from './moment.ts';
import { createPeople, hashesForAll, type People } from './people.ts';
import { institution } from './places.ts';
import { playWeeks } from './playWeeks.ts';
import { acceptNoticeByAll } from './privacy.ts';
import { seeded } from './random.ts';
import { saveReports } from './reports.ts';

/** Four weeks of work lie behind the sample's present. */
const WEEKS = 4;
const SEED = 20_261_124;

const accounts: readonly DemoAccount[] = cast.map(({ username, name, role }) => ({
  username,
  name,
  role,
  password: DEMO_PASSWORD,
}));

/** Writes the sample institution into a new database: all of it in one transaction, or nothing; then issues reports of it. */
export async function seedDemo(host: Host): Promise<void> {
  const now = host.clock();
  const startsAt = startOfLocalDay(now - WEEKS * 7 * DAY, institution.timeZone);
  const random = seeded(SEED);
  const hashes = await hashesForAll();
  const staff: People[] = [];
  await inOneTransaction(host, startsAt, async (moments) => {
    const made = await createInstitution(moments, startsAt, hashes[0] ?? '');
    const people = await createPeople(moments, startsAt, made, hashes, random);
    // Numbers of its own: the weeks stay the story that they were without it.
    const ofInventory = seeded(SEED + 1);
    const inventory = await createInventory(moments, made, people, startsAt, ofInventory);
    await setGoals(moments, people, startsAt);
    await acceptNoticeByAll(moments, people, startsAt);
    await playWeeks(moments, made, people, { startsAt, now }, random);
    await liveWithInventory(moments, inventory, made, people, now);
    await proposeGoal(moments, people, now);
    await saveReports(moments, people, now);
    await writeMark(moments.tx, accounts);
    staff.push(people);
  });
  for (const people of staff) {
    await issueReports(host, people.named('encargado'), people.named('maestro'), now);
  }
}
