import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { partedLegend } from '#main/custody/formPdfContent.ts';
import { blobPath } from '#main/files/fileStore.ts';
import { readPdf } from '../../builders/pdfText.ts';
import { aLocation } from '../../builders/people.ts';
import { aPng } from '../pdf/pictures.ts';
import { anOffice, codeOf, handedOver, lines, type Office } from './office.ts';

async function printed(office: Office, person: { readonly id: number }, id: string | number) {
  const file = await office.as(person).custody.pdf({ id });
  expect(file.type).toBe('application/pdf');
  return readPdf(new Uint8Array(await file.arrayBuffer()));
}

async function saveSettings(office: Office, parts: { logo?: File; legend?: string; name?: string }) {
  const { settings, versions } = await office.as(office.administrator).settings.get({});
  const { institution, printing } = settings;
  await office.as(office.administrator).settings.save({
    settings: {
      institution: {
        ...institution,
        name: parts.name ?? 'Procuraduría Social',
        timeZone: 'America/Mexico_City',
      },
      printing: {
        ...printing,
        letterhead: 'Unidad de Tecnologías\nMitla 250, Ciudad de México',
        custodyLegend: parts.legend ?? 'Me comprometo a cuidarlos.',
      },
    },
    versions,
  });
  if (parts.logo === undefined) return;
  const { printing: version = 0 } = (await office.as(office.administrator).settings.get({})).versions;
  await office.as(office.administrator).settings.uploadLogo({ file: parts.logo, version });
}

const png = () => new File([new Uint8Array(aPng(300, 120))], 'firma.png', { type: 'image/png' });

describe('the printed form', () => {
  it('says who, what and on what terms, in three named copies with pages of their own', async () => {
    await using office = await anOffice();
    await saveSettings(office, { logo: new File([new Uint8Array(aPng(40, 40))], 'logo.png') });
    const { id: locationId } = await aLocation(office.t.host, { name: 'Piso 3' });
    const laptop = await office.asset({
      inventoryNumber: '5151-0007',
      name: 'Laptop Latitude «Ñ»',
      brand: 'Dell',
      model: 'Latitude 5440',
      serial: '7H2K9Q3',
      locationId,
      costCents: 1_850_050,
    });
    const form = await office.as(office.technician).custody.issue({
      kind: 'handOver',
      personId: office.holder.id,
      authoriserId: office.manager.id,
      items: [
        {
          assetId: laptop.id,
          condition: 'fair',
          accessories: 'Cargador y mochila',
          note: 'Rayón en la tapa',
        },
      ],
    });
    const pdf = await printed(office, office.holder, form.folio);
    expect(pdf).toMatchObject({
      isTagged: true,
      language: 'es-MX',
      title: 'RG-2026-000001 · Resguardo de bienes',
      // One logo, stored once however many pages show it.
      imageCount: 1,
    });
    expect(pdf.pages).toHaveLength(3);
    const copies = ['Original: institución', 'Copia: persona resguardante', 'Copia: área de adscripción'];
    for (const [index, page] of pdf.pages.entries()) {
      expect(page).toContain(copies[index]);
      for (const words of [
        'Procuraduría Social',
        'Mitla 250, Ciudad de México',
        'RG-2026-000001',
        '5 de octubre de 2026',
        'Renata Olvera',
        '10422',
        'Analista de archivo',
        'Dirección de Archivo',
        '5151-0007',
        'Laptop Latitude «Ñ»',
        'Dell',
        'Latitude 5440',
        '7H2K9Q3',
        'Piso 3',
        '$18,500.50 MXN',
        '(Dieciocho mil quinientos pesos 50/100 M.N.)',
        'Regular',
        'Cargador y',
        'Rayón en la tapa',
        'Me comprometo a cuidarlos.',
        'ENTREGA',
        'Tadeo Rivas',
        'Soporte técnico',
        'RECIBE',
        'AUTORIZA',
        'Ema Lozano',
        'Jefa de Unidad',
        'Página 1 de 1',
        form.contentSha256,
      ]) {
        expect(page).toContain(words);
      }
    }
  });

  it('repeats the heading of a long table and counts the pages of each copy alone', async () => {
    await using office = await anOffice();
    const assets = [];
    for (let i = 0; i < 30; i += 1) {
      assets.push(await office.asset({ inventoryNumber: `LARGO-${String(i).padStart(3, '0')}` }));
    }
    const form = await handedOver(office, assets);
    const pdf = await printed(office, office.technician, form.id);
    const each = pdf.pages.length / 3;
    expect(each).toBeGreaterThan(1);
    expect(Number.isInteger(each)).toBe(true);
    for (const [index, page] of pdf.pages.entries()) {
      expect(page).toContain(`Página ${(index % each) + 1} de ${each}`);
      if (page.includes('LARGO-')) expect(page).toContain('Núm. de inventario');
    }
    // Nobody signs on a page of its own, without what it is that they sign.
    const last = pdf.pages[each - 1] ?? '';
    expect(last).toContain('AUTORIZA');
    expect(last).toContain('Recibo en resguardo');
    for (const asset of assets) {
      expect(pdf.text.split(asset.inventoryNumber)).toHaveLength(4);
    }
  });

  it('parts a long legend where it may, and keeps its end with the signatures', () => {
    expect(partedLegend('Corta.')).toEqual({ before: '', end: 'Corta.' });
    const sentence = 'Me comprometo a cuidarlos y a devolverlos. ';
    const long = sentence.repeat(60).trim();
    const { before, end } = partedLegend(long);
    expect(`${before} ${end}`).toBe(long);
    expect(before.endsWith('devolverlos.')).toBe(true);
    expect(end.length).toBeGreaterThan(300);
    const last = partedLegend(`${long}\nÚltimo párrafo.`);
    expect(last).toEqual({ before: long, end: 'Último párrafo.' });
    const endless = 'palabra '.repeat(400).trim();
    expect(partedLegend(endless).before.length).toBeLessThan(endless.length);
  });

  it.each([1, 2, 9])('has no signatures alone on a page, with a long legend and %i assets', async (count) => {
    await using office = await anOffice();
    await saveSettings(office, { legend: 'Me comprometo a cuidarlos y a devolverlos. '.repeat(90) });
    const assets = [];
    for (let i = 0; i < count; i += 1) assets.push(await office.asset());
    const form = await handedOver(office, assets);
    const { pages } = await printed(office, office.technician, form.id);
    for (const page of pages.filter((one) => one.includes('AUTORIZA'))) {
      expect(page).toContain('Me comprometo a cuidarlos');
    }
  });

  it.each([
    ['return', 'Devolución de bienes en resguardo', 'termina la responsabilidad'],
    ['renewal', 'Renovación de resguardo de bienes', 'sustituye a los anteriores'],
    ['transfer', 'Transferencia de resguardo de bienes', 'Quien recibe en resguardo'],
  ] as const)('of a %s has a heading and a legend of its own', async (kind, title, legend) => {
    await using office = await anOffice();
    const asset = await office.asset();
    await handedOver(office, [asset]);
    const form = await office.as(office.technician).custody.issue({
      kind,
      personId: kind === 'transfer' ? office.other.id : office.holder.id,
      fromPersonId: kind === 'transfer' ? office.holder.id : null,
      items: lines([asset]),
    });
    const pdf = await printed(office, office.technician, form.id);
    expect(pdf.text).toContain(title);
    expect(pdf.text.replaceAll('\n', ' ')).toContain(legend);
  });

  it('puts drawn signatures on their lines, and says what was said in the system', async () => {
    await using office = await anOffice();
    const form = await handedOver(office, [await office.asset()]);
    const signed = await office.as(office.technician).custody.sign({
      id: form.id,
      version: form.version,
      signer: 'receives',
      signerName: 'Renata Olvera',
      file: png(),
    });
    await office.as(office.manager).custody.authorise({ id: form.id, version: signed.version });
    const pdf = await printed(office, office.technician, form.id);
    expect(pdf.imageCount).toBe(1);
    expect(pdf.text).toContain('Firmado en pantalla el 5 oct 2026');
    expect(pdf.text.replaceAll('\n', ' ')).toContain('Autorizado en el sistema por Ema Lozano');
  });

  it('can be seen before it is issued, as a draft that takes no number', async () => {
    await using office = await anOffice();
    const asset = await office.asset({ name: 'Escáner' });
    const input = {
      kind: 'handOver' as const,
      personId: office.holder.id,
      items: lines([asset]),
      language: 'en' as const,
    };
    const file = await office.as(office.technician).custody.preview(input);
    const pdf = readPdf(new Uint8Array(await file.arrayBuffer()));
    expect(pdf.language).toBe('en-GB');
    for (const words of ['DRAFT', 'Custody of assets', 'Escáner', 'Copy: holder']) {
      expect(pdf.text).toContain(words);
    }
    expect(pdf.text).not.toContain('RG-');
    expect((await office.as(office.technician).custody.list({})).items).toEqual([]);
    expect((await office.as(office.technician).custody.issue(input)).folio).toBe('RG-2026-000001');
  });
});

describe('the frozen form', () => {
  it('keeps the logo of its day, in verify and backups too, when there is another', async () => {
    await using office = await anOffice();
    const logo = (size: number) => new File([new Uint8Array(aPng(size, size))], 'logo.png');
    await saveSettings(office, { logo: logo(40) });
    const form = await handedOver(office, [await office.asset()]);
    await saveSettings(office, { logo: logo(60) });
    expect((await printed(office, office.technician, form.id)).imageCount).toBe(1);
    const { sha256 } = await office.t.host.db.read
      .selectFrom('custodyForms')
      .select('logo as sha256')
      .executeTakeFirstOrThrow();
    await writeFile(blobPath(office.t.host.files.folder, sha256 ?? ''), 'another picture');
    const { problems } = await verifyDataFolder(office.t.host.db.dataDir, {});
    expect(problems).toMatchObject([{ kind: 'changedFile' }]);
  });

  it('reads the same when settings, people, asset and place have changed since', async () => {
    await using office = await anOffice();
    await saveSettings(office, {});
    const place = await aLocation(office.t.host, { name: 'Piso 3' });
    const asset = await office.asset({ name: 'Laptop', brand: 'Dell', locationId: place.id, costCents: 100 });
    const form = await handedOver(office, [asset]);
    const confirmed = await office.as(office.holder).custody.confirm({ id: form.id, version: 1 });
    await office.as(office.manager).custody.authorise({ id: form.id, version: confirmed.version });
    const before = await printed(office, office.technician, form.id);

    await saveSettings(office, { name: 'Otra institución', legend: 'Otra leyenda' });
    const administrator = office.as(office.administrator);
    const { settings, versions } = await administrator.settings.get({});
    await administrator.settings.save({
      settings: { institution: { ...settings.institution, timeZone: 'Asia/Tokyo', language: 'en' } },
      versions,
    });
    await office.t.host.db.write(async (tx) => {
      await tx.updateTable('people').set({ name: 'Nadie', post: 'Otro', employeeNumber: null }).execute();
      await tx.updateTable('areas').set({ name: 'Otra área' }).execute();
      await tx.updateTable('locations').set({ name: 'Otro piso' }).execute();
      await tx
        .updateTable('assets')
        .set({ name: 'Otra', inventoryNumber: 'OTRO', brand: 'HP', serial: 'X', costCents: 999 })
        .execute();
    });
    const after = await printed(office, office.technician, form.id);
    expect(after.text).toBe(before.text);
    const view = await office.as(office.technician).custody.get({ id: form.id });
    expect(view.lines[0]).toMatchObject({ description: 'Laptop', brand: 'Dell', value: '$1.00' });
    expect(view.receives.name).toBe('Renata Olvera');
  });

  it('is refused by the printing and shown as altered once its stored text was tampered with', async () => {
    await using office = await anOffice();
    const form = await handedOver(office, [await office.asset({ name: 'Laptop' })]);
    await office.t.host.db.write(async (tx) => {
      const { content } = await tx
        .selectFrom('custodyForms')
        .select('content')
        .where('id', '=', form.id)
        .executeTakeFirstOrThrow();
      await tx
        .updateTable('custodyForms')
        .set({ content: content.replace('Laptop', 'Ratón') })
        .where('id', '=', form.id)
        .execute();
    });
    expect(await codeOf(office.as(office.technician).custody.pdf({ id: form.id }))).toMatchObject({
      code: 'ruleBroken',
      data: { rule: 'custodyAltered' },
    });
    const view = await office.as(office.technician).custody.get({ id: form.id });
    expect(view).toMatchObject({ isIntact: false, lines: [] });
    const report = await verifyDataFolder(office.t.host.db.dataDir, {});
    expect(report.problems).toMatchObject([{ kind: 'changedRow', entity: 'custodyForm', id: form.id }]);
  });

  it('is not printed with a signature that is not the one that was drawn', async () => {
    await using office = await anOffice();
    const form = await handedOver(office, [await office.asset()]);
    await office.as(office.technician).custody.sign({
      id: form.id,
      version: form.version,
      signer: 'receives',
      signerName: 'Renata Olvera',
      file: png(),
    });
    const { sha256 } = await office.t.host.db.read
      .selectFrom('custodyFiles')
      .select('sha256')
      .executeTakeFirstOrThrow();
    await writeFile(blobPath(office.t.host.files.folder, sha256), aPng(300, 121));
    expect(await codeOf(office.as(office.technician).custody.pdf({ id: form.id }))).toMatchObject({
      data: { rule: 'custodyAltered' },
    });
  });
});
