import { describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { aPng } from '../pdf/pictures.ts';
import { anOffice, codeOf, handedOver, lines, type Office } from './office.ts';

async function statusOf(office: Office, assetId: number) {
  return office.t.host.db.read
    .selectFrom('assets')
    .select(['holderId', 'statusKind', 'version'])
    .where('id', '=', assetId)
    .executeTakeFirstOrThrow();
}

const png = (name = 'firma.png') => new File([new Uint8Array(aPng(300, 120))], name, { type: 'image/png' });

describe('a custody form', () => {
  it('puts assets in use in the hands of their holder, under a gapless folio', async () => {
    await using office = await anOffice();
    const assets = [await office.asset({ name: 'Laptop' }), await office.asset({ name: 'Monitor' })];
    const form = await handedOver(office, assets);
    expect(form).toMatchObject({
      folio: 'RG-2026-000001',
      kind: 'handOver',
      state: 'issued',
      person: { name: 'Renata Olvera' },
      items: 2,
      held: 2,
      isOpen: true,
      isIntact: true,
      delivers: { name: 'Tadeo Rivas', post: 'Soporte técnico' },
      receives: { name: 'Renata Olvera', employeeNumber: '10422', area: 'Dirección de Archivo' },
      authorises: { name: 'Ema Lozano' },
    });
    for (const { id } of assets) {
      expect(await statusOf(office, id)).toMatchObject({ holderId: office.holder.id, statusKind: 'inUse' });
    }
    // What is refused takes no number.
    await codeOf(handedOver(office, assets));
    expect((await handedOver(office, [await office.asset()])).folio).toBe('RG-2026-000002');
  });

  it('goes from issued to confirmed by its holder to authorised by a manager', async () => {
    await using office = await anOffice();
    const issued = await handedOver(office, [await office.asset()]);
    const seen = { id: issued.id, version: issued.version };
    expect(await codeOf(office.as(office.manager).custody.authorise(seen))).toMatchObject({
      code: 'illegalTransition',
    });
    expect(await codeOf(office.as(office.technician).custody.confirm(seen))).toMatchObject({
      code: 'forbidden',
    });
    const confirmed = await office.as(office.holder).custody.confirm(seen);
    expect(confirmed).toMatchObject({
      state: 'confirmed',
      confirmedHow: 'application',
      confirmedBy: { name: 'Renata Olvera' },
      version: 2,
    });
    expect(await codeOf(office.as(office.manager).custody.authorise(seen))).toMatchObject({
      code: 'conflict',
      data: { entity: 'custodyForm', version: 2 },
    });
    const authorised = await office
      .as(office.manager)
      .custody.authorise({ id: issued.id, version: confirmed.version });
    expect(authorised).toMatchObject({ state: 'authorised', authorisedBy: { name: 'Ema Lozano' } });
    expect(
      await codeOf(office.as(office.holder).custody.confirm({ id: issued.id, version: 3 })),
    ).toMatchObject({ code: 'illegalTransition' });
  });

  it('tells the holder that it waits for them, then the manager whom it names', async () => {
    await using office = await anOffice();
    const issued = await handedOver(office, [await office.asset()]);
    const noticesOf = async (person: { readonly id: number }) =>
      (await office.as(person).notifications.list({})).items.map(({ kind, subject }) => [
        kind,
        subject?.label,
      ]);
    expect(await noticesOf(office.holder)).toEqual([['custodyToConfirm', issued.folio]]);
    expect(await noticesOf(office.manager)).toEqual([]);
    await office.as(office.holder).custody.confirm({ id: issued.id, version: issued.version });
    expect(await noticesOf(office.manager)).toEqual([['custodyToAuthorise', issued.folio]]);
    expect(await noticesOf(office.technician)).toEqual([]);
  });

  it('takes some of it back, and ends when nothing is left', async () => {
    await using office = await anOffice();
    const [laptop, monitor] = [await office.asset(), await office.asset()];
    const form = await handedOver(office, [laptop, monitor]);
    const giveBack = (assets: (typeof laptop)[]) =>
      office.as(office.technician).custody.issue({
        kind: 'return',
        personId: office.holder.id,
        items: lines(assets, 'fair'),
      });
    const first = await giveBack([laptop]);
    expect(first).toMatchObject({
      kind: 'return',
      delivers: { name: 'Renata Olvera' },
      receives: { name: 'Tadeo Rivas' },
      items: 1,
      held: 0,
      isOpen: true,
    });
    expect(await statusOf(office, laptop.id)).toMatchObject({ holderId: null, statusKind: 'available' });
    const after = await office.as(office.technician).custody.get({ id: form.folio });
    expect(after).toMatchObject({ state: 'issued', held: 1, isOpen: true });
    expect(after.lines.map((line) => [line.isHeld, line.endedBy, line.endCondition])).toEqual([
      [false, first.folio, 'fair'],
      [true, null, null],
    ]);
    await giveBack([monitor]);
    expect(await office.as(office.technician).custody.get({ id: form.folio })).toMatchObject({
      state: 'ended',
      held: 0,
      isOpen: false,
      version: 2,
    });
  });

  it('of a return is done when the person and a manager have said yes', async () => {
    await using office = await anOffice();
    const laptop = await office.asset();
    await handedOver(office, [laptop]);
    const back = await office.as(office.technician).custody.issue({
      kind: 'return',
      personId: office.holder.id,
      items: lines([laptop]),
    });
    const confirmed = await office.as(office.holder).custody.confirm({ id: back.id, version: back.version });
    expect(confirmed.isOpen).toBe(true);
    const done = await office
      .as(office.manager)
      .custody.authorise({ id: back.id, version: confirmed.version });
    expect(done).toMatchObject({ state: 'authorised', isOpen: false });
  });

  it('passes from one person to another in one act', async () => {
    await using office = await anOffice();
    const laptop = await office.asset();
    const first = await handedOver(office, [laptop]);
    const passed = await office.as(office.technician).custody.issue({
      kind: 'transfer',
      personId: office.other.id,
      fromPersonId: office.holder.id,
      items: lines([laptop]),
    });
    expect(passed).toMatchObject({
      person: { name: 'Benito Salas' },
      fromPerson: { name: 'Renata Olvera' },
      delivers: { name: 'Renata Olvera' },
      receives: { name: 'Benito Salas' },
      held: 1,
    });
    expect(await statusOf(office, laptop.id)).toMatchObject({
      holderId: office.other.id,
      statusKind: 'inUse',
    });
    expect((await office.as(office.technician).custody.get({ id: first.id })).state).toBe('ended');
    const { items } = await office.as(office.technician).custody.ofAsset({ id: laptop.inventoryNumber });
    expect(items.map((stay) => [stay.person.name, stay.endForm?.folio ?? null])).toEqual([
      ['Benito Salas', null],
      ['Renata Olvera', passed.folio],
    ]);
    // Who gave it on still sees the paper that says so.
    expect((await office.as(office.holder).custody.get({ id: passed.folio })).id).toBe(passed.id);
  });

  it('is renewed over everything that is held, with the data of today', async () => {
    await using office = await anOffice();
    const assets = [await office.asset({ name: 'Laptop' }), await office.asset({ name: 'Monitor' })];
    const forms = [];
    for (const asset of assets) forms.push(await handedOver(office, [asset]));
    const renew = (some: typeof assets) =>
      office.as(office.technician).custody.issue({
        kind: 'renewal',
        personId: office.holder.id,
        items: lines(some, 'fair'),
      });
    expect(await codeOf(renew(assets.slice(0, 1)))).toMatchObject({
      code: 'ruleBroken',
      data: { rule: 'custodyNotAll', subject: `${assets[1]?.inventoryNumber} Monitor` },
    });
    const renewed = await renew(assets);
    expect(renewed).toMatchObject({ kind: 'renewal', held: 2, state: 'issued' });
    for (const { id } of forms) {
      expect((await office.as(office.technician).custody.get({ id })).state).toBe('ended');
    }
    const held = await office.as(office.technician).custody.ofPerson({ id: office.holder.id });
    expect(held.items.map((item) => [item.asset.name, item.form.folio, item.condition])).toEqual([
      ['Laptop', renewed.folio, 'fair'],
      ['Monitor', renewed.folio, 'fair'],
    ]);
  });

  it('is confirmed by the signature that its holder draws, and by a scan of the paper', async () => {
    await using office = await anOffice();
    const technician = office.as(office.technician);
    const drawn = await handedOver(office, [await office.asset()]);
    const signed = await technician.custody.sign({
      id: drawn.id,
      version: drawn.version,
      signer: 'receives',
      signerName: 'Renata Olvera',
      file: png(),
    });
    expect(signed).toMatchObject({ state: 'confirmed', confirmedHow: 'signature' });
    expect(signed.files).toMatchObject([{ kind: 'receives', signerName: 'Renata Olvera' }]);
    expect(signed.maySign).toEqual(['delivers']);

    const paper = await handedOver(office, [await office.asset()]);
    const scanned = await technician.custody.attachScan({
      id: paper.id,
      version: paper.version,
      files: [new File(['%PDF-1.7 …'], 'Resguardo firmado.pdf')],
    });
    expect(scanned).toMatchObject({ state: 'confirmed', confirmedHow: 'scan' });
    expect(scanned.files).toMatchObject([
      { kind: 'scan', name: 'Resguardo firmado.pdf', mediaType: 'application/pdf' },
    ]);
    const fileId = scanned.files[0]?.id ?? 0;
    const read = await office.as(office.holder).custody.fileContent({ id: paper.id, fileId });
    expect(await read.text()).toBe('%PDF-1.7 …');
  });

  it('takes as a scan what is a PDF or picture by its bytes, and as a signature only a small PNG', async () => {
    await using office = await anOffice();
    const technician = office.as(office.technician);
    const { id, version } = await handedOver(office, [await office.asset()]);
    const page = new File(['<script>alert(1)</script>'], 'firmado.pdf', { type: 'application/pdf' });
    expect(await codeOf(technician.custody.attachScan({ id, version, files: [page] }))).toMatchObject({
      code: 'unsupportedFile',
    });
    const sign = (file: File) =>
      technician.custody.sign({ id, version, signer: 'receives', signerName: 'R', file });
    expect(await codeOf(sign(page))).toMatchObject({ code: 'unsupportedFile' });
    const large = new File([new Uint8Array(aPng(4_000, 3_000))], 'f.png');
    expect(await codeOf(sign(large))).toMatchObject({ code: 'unsupportedFile' });
    const heavy = new File([new Uint8Array(aPng(300, 120)), new Uint8Array(500_000)], 'f.png');
    expect(await codeOf(sign(heavy))).toMatchObject({ code: 'tooLarge' });
    expect((await technician.custody.get({ id })).files).toEqual([]);
  });

  it('lets nobody sign a line twice, and only a manager theirs', async () => {
    await using office = await anOffice();
    const issued = await handedOver(office, [await office.asset()]);
    const sign = (person: { readonly id: number }, version: number, signer: 'receives' | 'authorises') =>
      office.as(person).custody.sign({ id: issued.id, version, signer, signerName: 'X', file: png() });
    const once = await sign(office.holder, 1, 'receives');
    expect(await codeOf(sign(office.holder, once.version, 'receives'))).toMatchObject({
      code: 'ruleBroken',
      data: { rule: 'custodySigned' },
    });
    expect(await codeOf(sign(office.technician, once.version, 'authorises'))).toMatchObject({
      code: 'forbidden',
    });
    expect(await sign(office.manager, once.version, 'authorises')).toMatchObject({
      state: 'authorised',
      authorisedBy: { name: 'Ema Lozano' },
    });
  });

  it('leaves a trail in which every row is accounted for', async () => {
    const office = await anOffice();
    try {
      const [laptop, monitor] = [await office.asset(), await office.asset()];
      const form = await handedOver(office, [laptop, monitor]);
      const signed = await office.as(office.technician).custody.sign({
        id: form.id,
        version: 1,
        signer: 'receives',
        signerName: 'Renata Olvera',
        file: png(),
      });
      await office.as(office.manager).custody.authorise({ id: form.id, version: signed.version });
      await office.as(office.technician).custody.issue({
        kind: 'transfer',
        personId: office.other.id,
        fromPersonId: office.holder.id,
        items: lines([laptop]),
      });
      await office.as(office.technician).custody.issue({
        kind: 'return',
        personId: office.holder.id,
        items: lines([monitor]),
      });
      const { dataDir } = office.t.host.db;
      const report = await verifyDataFolder(dataDir, {});
      expect(report.problems).toEqual([]);

      await office.t.host.db.write(async (tx) => {
        await tx.updateTable('custodyForms').set({ content: '{}' }).where('id', '=', form.id).execute();
      });
      const tampered = await verifyDataFolder(dataDir, {});
      expect(tampered.problems).toMatchObject([{ kind: 'changedRow', entity: 'custodyForm', id: form.id }]);
    } finally {
      await office.t.close();
    }
  });
});
