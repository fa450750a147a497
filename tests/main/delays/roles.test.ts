import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOUR } from '#shared/kernel/time.ts';
import { aMaster, type BuiltPerson } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';
import { followAll, someHistory } from './history.ts';

let d: Department;
let master: BuiltPerson;
let ids: readonly number[];
beforeAll(async () => {
  d = await aDepartment({ technicians: 2 });
  master = await aMaster(d.t.host, { name: 'Maestra' });
  await someHistory(d.t, { serviceId: d.serviceId, priority: 'medium', requesterId: d.requester.id });
  // One for each: the second goes to whoever has less.
  ids = [(await aTicket(d)).id, (await aTicket(d)).id];
  await followAll(d.t);
  d.t.pass(8 * HOUR);
  await followAll(d.t);
});
afterAll(() => d[Symbol.asyncDispose]());

const stuckOf = async (person: BuiltPerson, input = {}) =>
  (await d.as(person).delays.stuck({ kind: 'working', ...input })).items
    .map(({ ticket }) => ticket.id)
    .sort();

it('managers and masters see all delays, technicians their own whoever they ask for', async () => {
  expect(await stuckOf(d.manager)).toEqual(ids);
  expect(await stuckOf(master)).toEqual(ids);
  const [one, two] = [d.technician(0), d.technician(1)];
  const ofOne = await stuckOf(one);
  expect(ofOne).toHaveLength(1);
  expect(await stuckOf(one, { technicianId: two.id })).toEqual(ofOne);
  expect(await stuckOf(d.manager, { technicianId: two.id })).toEqual(await stuckOf(two));
  for (const part of ['byFinish', 'atRisk'] as const) {
    const { items } = await d.as(one).delays[part]({});
    expect(items.every(({ ticket }) => ticket.assignee?.id === one.id)).toBe(true);
  }
  expect((await d.as(one).delays.counts({})).stuck.working).toBe(1);
  expect((await d.as(d.manager).delays.counts({})).stuck.working).toBe(2);
});

it('the prediction of a colleague’s ticket is not for a technician, nor any for a requester', async () => {
  const one = d.technician(0);
  const own = (await stuckOf(one))[0] ?? 0;
  const other = ids.find((id) => id !== own) ?? 0;
  expect((await d.as(one).delays.forecast({ id: own })).forecast.kind).toBe('predicted');
  expect((await d.as(master).delays.forecast({ id: other })).forecast.kind).toBe('predicted');
  await expect(d.as(one).delays.forecast({ id: other })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(d.as(d.requester).delays.forecast({ id: own })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(d.as(d.manager).delays.forecast({ id: 999_999 })).rejects.toMatchObject({ code: 'notFound' });
});

it('lists are narrowed by what the address says', async () => {
  const { serviceId } = d;
  expect(await stuckOf(d.manager, { serviceId, priority: 'medium', areaId: d.areaId })).toEqual(ids);
  expect(await stuckOf(d.manager, { serviceId: serviceId + 1 })).toEqual([]);
  expect(await stuckOf(d.manager, { priority: 'low' })).toEqual([]);
  expect(await stuckOf(d.manager, { areaId: d.areaId + 1 })).toEqual([]);
  expect((await d.as(d.manager).delays.counts({ priority: 'low' })).stuck.working).toBe(0);
});

it('lists go on where the page before ended', async () => {
  for (const part of ['byFinish', 'stuck'] as const) {
    const ask = (input: object) =>
      part === 'stuck'
        ? d.as(d.manager).delays.stuck({ kind: 'working', limit: 1, ...input })
        : d.as(d.manager).delays.byFinish({ limit: 1, ...input });
    const first = await ask({});
    const second = await ask({ cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ ticket }) => ticket.id).sort()).toEqual(ids);
    expect(second.nextCursor).toBeNull();
  }
  await expect(d.as(d.manager).delays.atRisk({ cursor: 'zzz' })).rejects.toMatchObject({ code: 'invalid' });
});
