import { rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { backup } from '#main/db/backup.ts';
import { blobPath } from '#main/files/fileStore.ts';
import { anAsset } from '../../builders/assets.ts';
import { aPerson } from '../../builders/people.ts';
import { anInventory, heldAsset } from './inventory.ts';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const photo = (name = 'foto.png') => new File([PNG], name, { type: 'text/html' });
const page = new File(['<script>alert(1)</script>'], '../../factura.html', { type: 'image/png' });
const drawing = new File(['<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'], 'plano.svg', {
  type: 'image/svg+xml',
});

describe('files of an asset', () => {
  it('are what their content says, and only pictures are shown in place', async () => {
    await using d = await anInventory();
    const asset = await anAsset(d.t.host);
    const { assets } = d.as(d.technician(0));
    const { items } = await assets.addFiles({ id: asset.inventoryNumber, files: [photo(), page, drawing] });
    expect(items).toMatchObject([
      {
        name: 'foto.png',
        mediaType: 'image/png',
        isInline: true,
        bytes: 11,
        uploadedBy: { name: 'Técnica 0' },
      },
      { name: 'factura.html', mediaType: 'application/octet-stream', isInline: false },
      { name: 'plano.svg', mediaType: 'application/octet-stream', isInline: false },
    ]);
    const [first, second] = items;
    const content = await assets.fileContent({ id: asset.id, fileId: second?.id ?? 0 });
    expect([content.type, content.name, await content.text()]).toEqual([
      'application/octet-stream',
      'factura.html',
      '<script>alert(1)</script>',
    ]);
    expect(
      new Uint8Array(
        await (await assets.fileContent({ id: asset.id, fileId: first?.id ?? 0 })).arrayBuffer(),
      ),
    ).toEqual(PNG);
    expect((await assets.get({ id: asset.id })).files).toEqual(items);
    expect(await d.problems()).toEqual([]);
  });

  it('are within the size that the settings allow, not empty, and not without end', async () => {
    await using d = await anInventory();
    const asset = await anAsset(d.t.host);
    const { assets } = d.as(d.technician(0));
    await d
      .as(d.administrator)
      .settings.save({ settings: { attachments: { maxBytes: 1_024 } }, versions: {} });
    const add = (files: File[]) => assets.addFiles({ id: asset.id, files });
    await expect(add([photo(), new File([new Uint8Array(1_025)], 'grande.bin')])).rejects.toMatchObject({
      code: 'tooLarge',
      data: { maxBytes: 1_024 },
    });
    await expect(add([new File([], 'vacio.txt')])).rejects.toMatchObject({ code: 'unsupportedFile' });
    await expect(add([])).rejects.toMatchObject({ code: 'invalid' });
    expect((await assets.get({ id: asset.id })).files).toEqual([]);
    for (let i = 0; i < 5; i += 1) await add(Array.from({ length: 20 }, () => photo()));
    await expect(add([photo()])).rejects.toMatchObject({ data: { rule: 'tooManyFiles' } });
  });

  it('have one picture that stands for the asset', async () => {
    await using d = await anInventory();
    const asset = await anAsset(d.t.host);
    const { assets } = d.as(d.technician(0));
    const { items } = await assets.addFiles({
      id: asset.id,
      files: [page, photo(), photo('otra.png')],
      asPhoto: true,
    });
    const [html, first, other] = items.map(({ id }) => id);
    expect(await assets.get({ id: asset.id })).toMatchObject({ photoId: first, version: 2 });
    await expect(assets.setPhoto({ id: asset.id, version: 2, fileId: html ?? 0 })).rejects.toMatchObject({
      code: 'unsupportedFile',
    });
    expect(await assets.setPhoto({ id: asset.id, version: 2, fileId: other ?? 0 })).toMatchObject({
      photoId: other,
    });
    // Another asset's picture is not its own.
    const stranger = await anAsset(d.t.host);
    await expect(assets.setPhoto({ id: stranger.id, version: 1, fileId: other ?? 0 })).rejects.toMatchObject({
      code: 'notFound',
    });
    await assets.removeFile({ id: asset.id, fileId: other ?? 0 });
    expect(await assets.get({ id: asset.id })).toMatchObject({
      photoId: null,
      files: [{ id: html }, { id: first }],
    });
    await expect(assets.fileContent({ id: asset.id, fileId: other ?? 0 })).rejects.toMatchObject({
      code: 'notFound',
    });
    expect(await d.problems()).toEqual([]);
  });

  it('stay with staff, but for the photo of what somebody holds', async () => {
    await using d = await anInventory();
    const asset = await heldAsset(d);
    const { items } = await d
      .as(d.technician(0))
      .assets.addFiles({ id: asset.id, files: [photo(), page], asPhoto: true });
    const [shown, hidden] = items.map(({ id }) => id);
    const holder = d.as(d.requester).assets;
    const stranger = d.as(await aPerson(d.t.host)).assets;
    expect((await holder.fileContent({ id: asset.id, fileId: shown ?? 0 })).type).toBe('image/png');
    expect((await holder.get({ id: asset.id })).files.map(({ id }) => id)).toEqual([shown]);
    for (const call of [
      () => holder.fileContent({ id: asset.id, fileId: hidden ?? 0 }),
      () => stranger.fileContent({ id: asset.id, fileId: shown ?? 0 }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'notFound' });
    }
  });

  it('are in every backup, and looked at by verify under their hash', async () => {
    await using d = await anInventory();
    const asset = await anAsset(d.t.host);
    await d.as(d.technician(0)).assets.addFiles({ id: asset.id, files: [photo(), page] });
    const rows = await d.t.host.db.read.selectFrom('assetFiles').select('sha256').orderBy('id').execute();
    const { manifest } = await backup({
      dataDir: d.t.host.dataDir,
      target: `${d.t.host.profileDir}/copia.tar.gz`,
      appVersion: '1',
      now: d.t.now(),
    });
    expect(manifest).toMatchObject({ attachments: { files: 2, missing: [] }, counts: { assets: 1 } });
    const [first = '', second = ''] = rows.map(({ sha256 }) => blobPath(d.t.host.files.folder, sha256));
    expect(await d.problems()).toEqual([]);
    await rm(first);
    await writeFile(second, 'otra factura');
    expect((await d.problems()).map(({ kind }) => kind).sort()).toEqual(['changedFile', 'missingFile']);
  });
});
