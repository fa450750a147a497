import { describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import {
  expectedCountsQuery,
  missingQuery,
  openRoundsQuery,
  roundsQuery,
  scanCountsQuery,
  scansQuery,
} from '#main/verification/queries.ts';
import { anAsset } from '../../builders/assets.ts';
import { readPdf } from '../../builders/pdfText.ts';
import { aLocation, aPerson } from '../../builders/people.ts';
import { expectNoScan } from '../../builders/queryPlan.ts';
import { aDepartment } from '../tickets/department.ts';

/** Three assets recorded in the archive (one of them held), one in the office, one retired. */
async function aStoreroom() {
  const d = await aDepartment();
  const { host } = d.t;
  const archive = await aLocation(host, { name: 'Archivo' });
  const office = await aLocation(host, { name: 'Oficina 3' });
  const holder = await aPerson(host, { name: 'Clara Custodia' });
  const at = (number: string, locationId: number, parts = {}) =>
    anAsset(host, { inventoryNumber: number, name: `Bien ${number}`, locationId, ...parts });
  const assets = {
    a1: await at('AR-1', archive.id, { brand: 'Marca', model: 'Modelo', serial: 'SER-1' }),
    a2: await at('AR-2', archive.id, { holderId: holder.id }),
    a3: await at('AR-3', archive.id),
    office: await at('OF-1', office.id),
    retired: await at('AR-9', archive.id, { statusKind: 'retired' }),
  };
  const { verification } = d.as(d.technician(0));
  return { d, archive, office, assets, verification };
}

describe('a round of physical inventory', () => {
  it('expects what is recorded at its location and is not retired', async () => {
    const { d, archive, verification } = await aStoreroom();
    await using _ = d;
    const round = await verification.start({ locationId: archive.id });
    expect(round).toMatchObject({
      folio: 'VF-2026-000001',
      status: 'open',
      location: { name: 'Archivo' },
      counts: { expected: 3, found: 0, missing: 3, elsewhere: 0, unknown: 0 },
    });
    const { items } = await verification.missing({ id: round.id });
    expect(items.map(({ inventoryNumber }) => inventoryNumber)).toEqual(['AR-1', 'AR-2', 'AR-3']);
  });

  it('answers each number at once: found, elsewhere, unknown, or read already', async () => {
    const { d, archive, office, verification } = await aStoreroom();
    await using _ = d;
    const { id } = await verification.start({ locationId: archive.id });
    const texts = ['ar-1', ' AR-1 ', 'SER-1', 'OF-1', 'XX-77', 'AR-9', 'xx-77'];
    const { scans, counts } = await verification.scan({ id, texts });
    expect(scans.map(({ result, isRepeated }) => [result, isRepeated])).toEqual([
      ['found', false],
      ['found', true],
      ['found', true],
      ['elsewhere', false],
      ['unknown', false],
      ['elsewhere', false],
      ['unknown', true],
    ]);
    expect(scans[3]?.asset).toMatchObject({ inventoryNumber: 'OF-1', location: { name: office.name } });
    expect(counts).toEqual({ expected: 3, found: 1, missing: 2, elsewhere: 2, unknown: 1 });
    const { items } = await verification.scans({ id, result: 'elsewhere' });
    expect(items.map(({ scanned }) => scanned)).toEqual(['AR-9', 'OF-1']);
  });

  it('makes missing again what a scan taken back had found', async () => {
    const { d, archive, verification } = await aStoreroom();
    await using _ = d;
    const { id } = await verification.start({ locationId: archive.id });
    const { scans } = await verification.scan({ id, texts: ['AR-1', 'AR-2'] });
    await verification.removeScan({ id, scanId: scans[0]?.id ?? 0 });
    expect((await verification.get({ id })).counts).toMatchObject({ found: 1, missing: 2 });
    expect((await verification.scan({ id, texts: ['SER-1'] })).scans[0]).toMatchObject({ isRepeated: false });
    expect((await verifyDataFolder(d.t.host.db.dataDir)).problems).toEqual([]);
  });

  it('is one at a time at a location, and over once it is closed or cancelled', async () => {
    const { d, archive, office, verification } = await aStoreroom();
    await using _ = d;
    const { id, version } = await verification.start({ locationId: archive.id });
    await expect(verification.start({ locationId: archive.id })).rejects.toMatchObject({
      data: { rule: 'roundIsOpen' },
    });
    const other = await verification.start({ locationId: office.id });
    expect((await verification.openRounds({})).items).toHaveLength(2);
    await verification.cancel({ id: other.id, version: other.version });
    await expect(verification.close({ id, version: version + 1 })).rejects.toMatchObject({
      code: 'conflict',
    });
    await verification.close({ id, version });
    await expect(verification.scan({ id, texts: ['AR-1'] })).rejects.toMatchObject({
      data: { rule: 'roundIsOver' },
    });
    await expect(verification.close({ id, version: version + 1 })).rejects.toMatchObject({
      data: { rule: 'roundIsOver' },
    });
    expect((await verification.start({ locationId: archive.id })).folio).toBe('VF-2026-000003');
    const { items } = await verification.list({ locationId: archive.id });
    expect(items.map(({ status }) => status)).toEqual(['open', 'closed']);
  });

  it('moves here what was found elsewhere and marks as lost only what is missing', async () => {
    const { d, archive, assets, verification } = await aStoreroom();
    await using _ = d;
    const { id, version } = await verification.start({ locationId: archive.id });
    await verification.scan({ id, texts: ['AR-1', 'OF-1', 'AR-9'] });
    await expect(verification.close({ id, version, lostIds: [assets.a1.id] })).rejects.toMatchObject({
      data: { rule: 'onlyMissingAreLost' },
    });
    await verification.close({ id, version, movesElsewhere: true, lostIds: [assets.a3.id] });
    const asset = (assetId: number) =>
      d.t.host.db.read
        .selectFrom('assets')
        .select(['locationId', 'statusKind', 'version'])
        .where('id', '=', assetId)
        .executeTakeFirstOrThrow();
    expect(await asset(assets.office.id)).toMatchObject({ locationId: archive.id, version: 2 });
    expect(await asset(assets.a3.id)).toMatchObject({ statusKind: 'lost', version: 2 });
    expect(await asset(assets.a2.id)).toMatchObject({ statusKind: 'inUse', version: 1 });
    expect(await asset(assets.retired.id)).toMatchObject({ statusKind: 'retired', version: 1 });
    expect((await verifyDataFolder(d.t.host.db.dataDir)).problems).toEqual([]);
  });
});

describe('the record of a closed round', () => {
  it('tells what was found, missing, elsewhere and unknown, as it was when the round was closed', async () => {
    const { d, archive, assets, verification } = await aStoreroom();
    await using _ = d;
    const { id, version } = await verification.start({ locationId: archive.id });
    const { scans } = await verification.scan({ id, texts: ['AR-1', 'OF-1', 'ZZ-000'] });
    await verification.noteScan({ id, scanId: scans[2]?.id ?? 0, note: 'Sin etiqueta' });
    await expect(verification.recordPdf({ id })).rejects.toMatchObject({ data: { rule: 'roundIsUnderWay' } });
    await verification.close({ id, version, note: 'Con la puerta cerrada', movesElsewhere: true });
    const read = async () => {
      const file = await verification.recordPdf({ id, language: 'es' });
      return readPdf(new Uint8Array(await file.arrayBuffer()));
    };
    const first = await read();
    for (const told of [
      'VF-2026-000001',
      'Archivo',
      'Con la puerta cerrada',
      'Bienes faltantes (2)',
      'AR-2',
      'Clara Custodia',
      'registrados en otra ubicación (1)',
      'Oficina 3',
      'ZZ-000',
      'Sin etiqueta',
      'Bienes localizados (1)',
      'Marca · Modelo · SER-1',
      'VERIFICÓ',
    ]) {
      expect(first.text.replaceAll('\n', ' ')).toContain(told);
    }
    expect(first.isTagged).toBe(true);
    // Later changes of what it tells of do not reach it.
    await d.t.host.db.write(async (tx) => {
      await tx.updateTable('assets').set({ name: 'Otra cosa' }).where('id', '=', assets.a1.id).execute();
      await tx.updateTable('locations').set({ name: 'Bodega' }).where('id', '=', archive.id).execute();
    });
    expect((await read()).text).toBe(first.text);
  });

  it('is not printed once its text was altered', async () => {
    const { d, archive, verification } = await aStoreroom();
    await using _ = d;
    const { id, version } = await verification.start({ locationId: archive.id });
    await verification.close({ id, version });
    await d.t.host.db.write(async (tx) => {
      const { record } = await tx
        .selectFrom('verificationRounds')
        .select('record')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      await tx
        .updateTable('verificationRounds')
        .set({ record: (record ?? '').replace('AR-3', 'AR-4') })
        .where('id', '=', id)
        .execute();
    });
    await expect(verification.recordPdf({ id })).rejects.toMatchObject({
      data: { rule: 'frozenTextAltered' },
    });
    expect((await verifyDataFolder(d.t.host.db.dataDir)).problems).toMatchObject([
      { kind: 'changedRow', entity: 'verificationRound' },
    ]);
  });
});

describe('the lists of rounds', () => {
  it('read by their indexes', async () => {
    const { d } = await aStoreroom();
    await using _ = d;
    const { read } = d.t.host.db;
    const page = ['SCAN r USING INDEX verificationRounds_startedAt'];
    await expectNoScan(read, roundsQuery({ after: null, limit: 50 }).compile(read), page);
    await expectNoScan(read, roundsQuery({ after: [1, 1], limit: 50 }).compile(read));
    await expectNoScan(read, roundsQuery({ locationId: 1, after: null, limit: 50 }).compile(read));
    // Only the open ones are in that index.
    await expectNoScan(read, openRoundsQuery().compile(read), ['USING INDEX verificationRounds_open']);
    const ids = ['SCAN json_each'];
    await expectNoScan(read, expectedCountsQuery([1, 2]).compile(read), ids);
    await expectNoScan(read, scanCountsQuery([1, 2]).compile(read), ids);
    await expectNoScan(read, scansQuery({ roundId: 1, beforeId: 9, limit: 50 }).compile(read));
    await expectNoScan(
      read,
      scansQuery({ roundId: 1, result: 'unknown', beforeId: null, limit: 50 }).compile(read),
    );
    // Sorted by number are only the missing ones of one room.
    await expectNoScan(read, missingQuery(1, null, 50).compile(read), ['USE TEMP B-TREE FOR ORDER BY']);
  });
});
