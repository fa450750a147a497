import { isDeepStrictEqual } from 'node:util';
import { fail, ok } from '#shared/kernel/result.ts';
import {
  defaultSettings,
  type SettingGroup,
  type Settings,
  type settingsContract,
} from '#shared/settings/contract.ts';
import type { ReadDb } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { CommandContext } from '../rpc/context.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { drainQueue } from '../tickets/service.ts';
import { refusedInventory, refusedPrinting } from './inventoryRules.ts';
import { loadSettings } from './load.ts';
import { logoContent, storeLogo } from './logo.ts';
import { insertGroup, SETTING_GROUPS, type StoredGroup, storedGroups, updateGroup } from './queries.ts';
import { refusedSecurity } from './securityRules.ts';

export const settingsHandlers: HandlersOf<typeof settingsContract> = {
  async shown(ctx) {
    const { inventory, attachments } = await loadSettings(ctx.db);
    return ok({
      currency: inventory.currency,
      statuses: inventory.statuses,
      maxBytes: attachments.maxBytes,
    });
  },

  async get(ctx) {
    return ok(await settingsWithVersions(ctx.db));
  },

  async save(ctx, input) {
    const stored = new Map((await storedGroups(ctx.tx)).map((row) => [row.group, row]));
    for (const group of SETTING_GROUPS) {
      if (input.settings[group] === undefined) continue;
      const present = stored.get(group)?.version ?? 0;
      const seen = input.versions[group] ?? 0;
      if (seen !== present) {
        return fail(await conflictOf(ctx.tx, 'setting', stored.get(group)?.id ?? 0, present, seen));
      }
    }
    const before = await loadSettings(ctx.tx);
    const { inventory, printing } = input.settings;
    const refusal =
      (await refusedSecurity(ctx, input.settings.security)) ??
      (inventory && (await refusedInventory(ctx.tx, before.inventory, inventory))) ??
      (printing && refusedPrinting(before.printing, printing));
    if (refusal) return fail(refusal);
    for (const group of SETTING_GROUPS) {
      const value = input.settings[group];
      if (value !== undefined) await writeSettingGroup(ctx, group, value, stored.get(group));
    }
    // A higher limit, or automatic assignment switched on, may free somebody for what waits.
    if (input.settings.assignment !== undefined) await drainQueue(ctx);
    return ok(await settingsWithVersions(ctx.tx));
  },

  uploadLogo: prepared({
    before: storeLogo,
    run: async (ctx, input, logo) => {
      const stored = (await storedGroups(ctx.tx)).find(({ group }) => group === 'printing');
      const present = stored?.version ?? 0;
      if (input.version !== present) {
        return fail(await conflictOf(ctx.tx, 'setting', stored?.id ?? 0, present, input.version));
      }
      const { printing } = await loadSettings(ctx.tx);
      await writeSettingGroup(ctx, 'printing', { ...printing, logo }, stored);
      return ok(await settingsWithVersions(ctx.tx));
    },
  }),

  logo: logoContent,
};

/** Writes one group with its event; nothing where it stays as it is. */
export async function writeSettingGroup(
  ctx: Pick<CommandContext, 'tx' | 'trail'>,
  group: SettingGroup,
  value: Settings[SettingGroup],
  stored?: StoredGroup,
): Promise<void> {
  const before = stored?.value ?? defaultSettings[group];
  if (stored !== undefined && isDeepStrictEqual(before, value)) return;
  const id = stored?.id ?? (await insertGroup(ctx.tx, group, value));
  if (stored !== undefined) await updateGroup(ctx.tx, id, value);
  await ctx.trail.record({
    action: 'setting.saved',
    entity: 'setting',
    entityId: id,
    version: (stored?.version ?? 0) + 1,
    data: { group, before, after: value },
    rows: [{ entity: 'setting', id }],
  });
}

async function settingsWithVersions(db: ReadDb) {
  const rows = await storedGroups(db);
  const saved = Object.fromEntries(rows.map(({ group, value }) => [group, value])) as Partial<Settings>;
  const versions = Object.fromEntries(SETTING_GROUPS.map((group) => [group, 0]));
  for (const { group, version } of rows) versions[group] = version;
  return { settings: { ...defaultSettings, ...saved }, versions };
}
