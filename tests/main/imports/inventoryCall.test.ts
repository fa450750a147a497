import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anAgentFile } from '../../builders/agentFile.ts';
import { openTestHost, type TestHost } from '../../builders/host.ts';
import { anAdministrator, aTechnician, type BuiltPerson } from '../../builders/people.ts';

let t: TestHost;
let boss: BuiltPerson;

beforeEach(async () => {
  t = await openTestHost();
  boss = await anAdministrator(t.host, {});
});
afterEach(() => t.close());

const jsonFile = (name: string, content: unknown) =>
  new File([typeof content === 'string' ? content : JSON.stringify(content)], name);
const laptop = () => jsonFile('pc.json', anAgentFile({ monitors: [] }));

const take = (input: Parameters<ReturnType<TestHost['as']>['imports']['inventory']>[0]) =>
  t.as(boss).imports.inventory(input);
const serials = async () =>
  (await t.host.db.read.selectFrom('assets').select('serial').orderBy('id').execute()).map(
    ({ serial }) => serial,
  );
const events = async () =>
  (await t.as(boss).audit.list({ actorId: boss.id })).items.map(({ action, origin }) => [action, origin]);

describe('files of an agent from a window', () => {
  it('only tell what would happen in a dry run', async () => {
    expect(await take({ files: [laptop()], dryRun: true })).toMatchObject({
      read: 1,
      imported: 1,
      errors: [],
      planned: [{ action: 'create', label: 'pc.json', name: 'pc-archivo' }],
    });
    expect(await serials()).toEqual([]);
    expect(await events()).toEqual([]);
  });

  it('are imported, recorded, and nothing is there twice the second time', async () => {
    expect(await take({ files: [laptop()] })).toMatchObject({ imported: 1, skipped: 0 });
    expect(await serials()).toEqual(['ABC1234']);
    const written = await events();
    expect(written).toContainEqual(['import.inventory', 'import']);
    expect(written).toContainEqual(['asset.created', 'import']);
    expect(await take({ files: [laptop()] })).toMatchObject({
      imported: 0,
      skipped: 1,
      planned: [{ action: 'same', label: 'INV-000001' }],
    });
    expect(await serials()).toEqual(['ABC1234']);
    expect(await events()).toEqual(written);
  });

  it('with a bad one among them stay out, which is told by its name; with keepGood the others come in', async () => {
    const files = [laptop(), jsonFile('../otra/rota.json', '{"deviceid":"a",\n"content":[')];
    const refused = await take({ files });
    expect(refused).toMatchObject({
      read: 2,
      imported: 0,
      errors: [{ line: 2, rule: 'jsonCutOff', values: { file: '../otra/rota.json' } }],
    });
    expect(await serials()).toEqual([]);
    expect(await take({ files, keepGood: true })).toMatchObject({ imported: 1, errors: [{}] });
    expect(await serials()).toEqual(['ABC1234']);
  });

  it('are an administrator’s, one at least and two hundred at most', async () => {
    const technician = await aTechnician(t.host, {});
    await expect(t.as(technician).imports.inventory({ files: [laptop()] })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(take({ files: [] })).rejects.toMatchObject({ code: 'invalid' });
    await expect(take({ files: Array.from({ length: 201 }, laptop) })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});
