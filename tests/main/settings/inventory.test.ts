import { describe, expect, it } from 'vitest';
import { backup } from '#main/db/backup.ts';
import { defaultSettings } from '#shared/settings/contract.ts';
import { anAsset } from '../../builders/assets.ts';
import { anInventory, type Inventory } from '../assets/inventory.ts';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 9]);
const { inventory, printing } = defaultSettings;

const save = (d: Inventory, settings: object, versions: Record<string, number> = {}) =>
  d.as(d.administrator).settings.save({ settings, versions });

describe('the settings of the inventory', () => {
  it('keep the statuses that assets have, and one of each kind', async () => {
    await using d = await anInventory();
    const donated = { key: 'donated', kind: 'retired', label: 'Donado' } as const;
    await save(d, { inventory: { ...inventory, statuses: [...inventory.statuses, donated] } });
    const asset = await anAsset(d.t.host);
    await d
      .as(d.administrator)
      .assets.retire({ id: asset.id, version: 1, statusKey: 'donated', reason: 'A la escuela' });
    const put = (statuses: readonly object[]) =>
      save(d, { inventory: { ...inventory, statuses } }, { inventory: 1 });
    await expect(put(inventory.statuses)).rejects.toMatchObject({ data: { rule: 'statusInUse' } });
    const withoutLost = [...inventory.statuses.filter(({ key }) => key !== 'lost'), donated];
    await expect(put(withoutLost)).rejects.toMatchObject({ data: { rule: 'statusKindMissing' } });
    // Nobody has the plain one: it may go. The donated one is called otherwise from now on.
    await put([
      ...inventory.statuses.filter(({ kind }) => kind !== 'retired'),
      { ...donated, label: 'Donado a escuelas' },
    ]);
    expect((await d.as(d.manager).assets.get({ id: asset.id })).status).toEqual({
      key: 'donated',
      kind: 'retired',
      label: 'Donado a escuelas',
    });
    expect(await d.problems()).toEqual([]);
  });

  it('set the prefix and digits of the next number', async () => {
    await using d = await anInventory();
    await save(d, { inventory: { ...inventory, numberPrefix: 'PROSOC-TI-', numberDigits: 4 } });
    expect(await d.as(d.administrator).assets.nextNumber({})).toEqual({ inventoryNumber: 'PROSOC-TI-0001' });
  });
});

describe('the logo', () => {
  it('is a picture that can be printed, kept under its hash', async () => {
    await using d = await anInventory();
    const { settings } = d.as(d.administrator);
    await expect(settings.logo({})).rejects.toMatchObject({ code: 'notFound' });
    const saved = await settings.uploadLogo({ file: new File([PNG], 'escudo.jpg'), version: 0 });
    expect(saved.settings.printing.logo).toMatch(/^[0-9a-f]{64}$/);
    expect(saved.versions.printing).toBe(1);
    expect((await d.as(d.requester).settings.logo({})).type).toBe('image/png');
    expect(await d.problems()).toEqual([]);
    await expect(
      settings.uploadLogo({ file: new File([PNG, 'x'], 'otro.png'), version: 0 }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect((await settings.uploadLogo({ file: null, version: 1 })).settings.printing.logo).toBeNull();
  });

  it('is nothing else, and no larger than it needs to be', async () => {
    await using d = await anInventory();
    const { settings } = d.as(d.administrator);
    const upload = (file: File) => settings.uploadLogo({ file, version: 0 });
    for (const file of [
      new File(['<svg onload="x()"/>'], 'logo.png', { type: 'image/png' }),
      new File(['GIF89a'], 'logo.gif'),
      new File([], 'logo.png'),
    ]) {
      await expect(upload(file), file.name).rejects.toMatchObject({ code: 'unsupportedFile' });
    }
    await expect(upload(new File([PNG, new Uint8Array(1_000_000)], 'logo.png'))).rejects.toMatchObject({
      code: 'tooLarge',
      data: { maxBytes: 1_000_000 },
    });
  });

  it('comes by being uploaded, never by its hash alone', async () => {
    await using d = await anInventory();
    const logo = 'a'.repeat(64);
    await expect(save(d, { printing: { ...printing, logo } })).rejects.toMatchObject({
      data: { rule: 'logoByUpload' },
    });
    const { settings } = await d
      .as(d.administrator)
      .settings.uploadLogo({ file: new File([PNG], 'l.png'), version: 0 });
    await save(d, { printing: { ...settings.printing, letterhead: 'Av. Juárez 1' } }, { printing: 1 });
    expect((await d.as(d.administrator).settings.get({})).settings.printing).toMatchObject({
      logo: settings.printing.logo,
      letterhead: 'Av. Juárez 1',
    });
  });

  it('is in every backup', async () => {
    await using d = await anInventory();
    await d.as(d.administrator).settings.uploadLogo({ file: new File([PNG], 'l.png'), version: 0 });
    const { manifest } = await backup({
      dataDir: d.t.host.dataDir,
      target: `${d.t.host.profileDir}/copia.tar.gz`,
      appVersion: '1',
      now: d.t.now(),
    });
    expect(manifest.attachments).toMatchObject({ files: 1, missing: [] });
  });
});
