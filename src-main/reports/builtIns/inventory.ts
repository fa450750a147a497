import { WARRANTY_SOON_DAYS } from '#shared/assets/warranty.ts';
import { addToDate } from '#shared/calendars/localTime.ts';
import { filled } from '#shared/kernel/filled.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SpecCondition } from '#shared/reports/spec.ts';
import type { BuiltInInput, BuiltInReport } from './builtIn.ts';
import {
  type AssetGroup,
  assetGroups,
  assetStatuses,
  type ListedAsset,
  listedAssets,
  type StatusCount,
} from './inventoryQueries.ts';
import { only, type RecordList, recordList } from './links.ts';
import {
  type BuiltTable,
  chart,
  figures,
  type MadeSection,
  opens,
  present,
  row,
  table,
  totalRow,
} from './sections.ts';

const MOST_BARS = 12;

/** What the department owns: by category, status, area and place, what it cost, and whose warranty ends soon. */
export const inventory: BuiltInReport = {
  steps: 4,
  async make(input) {
    const { db, filter, words, settings, today, limit, step } = input;
    const { areaId } = filter;
    const statuses = await assetStatuses(db, areaId);
    step();
    const [categories, locations, areas] = [
      await assetGroups(db, 'category', areaId),
      await assetGroups(db, 'location', areaId),
      await assetGroups(db, 'area', areaId),
    ];
    step();
    const soon = { from: today, to: addToDate(today, WARRANTY_SOON_DAYS) };
    const ending = await listedAssets(db, { areaId, warranty: soon, limit: ALL });
    step();
    const owned = sumOf(statuses.filter(({ statusKind }) => statusKind !== 'retired'));
    const assets = await listedAssets(db, { areaId, limit });
    step();
    const of = (kind: StatusCount['statusKind']) => {
      const { count } = sumOf(statuses.filter(({ statusKind }) => statusKind === kind));
      return opens(count, assetList(input, [ofKind(input, kind)]), count);
    };
    const all = assetList(input, []);
    const labelOf = (key: string) =>
      settings.inventory.statuses.find((status) => status.key === key)?.label ?? key;
    return ok({
      subtitle: words.report.inventory.answers,
      sections: present<MadeSection>([
        figures(words.heading.summary, [
          [words.column.assets, 'number', opens(owned.count, all, owned.count)],
          [words.column.value, 'money', opens(owned.valueCents, all, owned.count)],
          [words.column.inUse, 'number', of('inUse')],
          [words.column.available, 'number', of('available')],
          [words.column.inRepair, 'number', of('inRepair')],
          [words.column.lost, 'number', of('lost')],
          [
            words.heading.warranty,
            'number',
            opens(ending.length, { ...all, ranges: [{ field: 'warrantyUntil', ...soon }] }, ending.length),
            filled(words.note.withinDays, { days: WARRANTY_SOON_DAYS }),
          ],
        ]),
        chart(input, {
          title: words.heading.byStatus,
          chart: 'donut',
          value: 'number',
          series: [{ key: 'count', label: words.column.assets }],
          points: byPosition(input, statuses)
            .filter(({ statusKind }) => statusKind !== 'retired')
            .map(({ statusKey, count }) => ({ key: statusKey, label: labelOf(statusKey), values: [count] })),
        }),
        table(
          words.heading.byStatus,
          [
            ['status', words.column.status, 'text'],
            ['count', words.column.assets, 'number'],
            ['value', words.column.value, 'money'],
          ],
          [
            ...byPosition(input, statuses).map(({ statusKey, statusKind, count, valueCents }) => {
              // What is retired is in no list of what there is.
              const list =
                statusKind === 'retired' ? null : assetList(input, [only('assetStatus', [statusKey])]);
              return row(labelOf(statusKey), opens(count, list, count), opens(valueCents, list, count));
            }),
            totalRow(words.column.total, sumOf(statuses).count, sumOf(statuses).valueCents),
          ],
          { note: words.note.withRetired },
        ),
        chart(input, {
          title: words.heading.byCategory,
          chart: 'bars',
          value: 'number',
          series: [{ key: 'count', label: words.column.assets }],
          points: categories
            .slice(0, MOST_BARS)
            .map(({ name, count }) => ({ key: name ?? '', label: name ?? words.note.none, values: [count] })),
        }),
        groupTable(input, words.heading.byCategory, words.column.category, 'assetCategory', categories),
        groupTable(
          input,
          words.heading.byLocation,
          words.column.location,
          'location',
          locations,
          words.note.noLocation,
        ),
        ...(areaId === undefined
          ? [groupTable(input, words.heading.byArea, words.filter.areaId, 'area', areas, words.note.noArea)]
          : []),
        ...(ending.length === 0 ? [] : [assetTable(input, words.heading.warranty, ending, ending.length)]),
        assetTable(input, words.heading.assets, assets, owned.count),
      ]),
      measures: [],
      definitions: [{ term: words.column.value, text: words.definition.value }],
    });
  },
};

const KINDS = ['inUse', 'available', 'inRepair', 'lost'] as const;

/** The assets that there are, narrowed. */
const assetList = (
  { filter: { areaId } }: BuiltInInput,
  conditions: readonly SpecCondition[],
): RecordList => ({
  ...recordList('assets', 'present', conditions),
  ...(areaId === undefined ? {} : { areaId }),
});

/** Assets of every status of a kind: the settings name the statuses. */
const ofKind = ({ settings }: BuiltInInput, kind: StatusCount['statusKind']) =>
  only(
    'assetStatus',
    settings.inventory.statuses.filter((status) => status.kind === kind).map(({ key }) => key),
  );

/** Nobody's warranties fill a list longer than that. */
const ALL = 10_000;

const sumOf = (statuses: readonly Pick<StatusCount, 'count' | 'valueCents'>[]) => ({
  count: statuses.reduce((sum, { count }) => sum + count, 0),
  valueCents: statuses.reduce((sum, { valueCents }) => sum + valueCents, 0),
});

/** In the order of the settings. */
function byPosition({ settings }: BuiltInInput, statuses: readonly StatusCount[]): StatusCount[] {
  const place = (key: string) => settings.inventory.statuses.findIndex((status) => status.key === key);
  return [...statuses].sort((a, b) => place(a.statusKey) - place(b.statusKey));
}

function groupTable(
  input: BuiltInInput,
  title: string,
  heading: string,
  by: 'assetCategory' | 'location' | 'area',
  groups: readonly AssetGroup[],
  none = input.words.note.none,
): BuiltTable {
  const { words, limit } = input;
  const cells = (group: Omit<AssetGroup, 'name' | 'key'>, conditions: readonly SpecCondition[]) => {
    const all = assetList(input, conditions);
    const of = (kind: (typeof KINDS)[number]) =>
      opens(group[kind], assetList(input, [...conditions, ofKind(input, kind)]), group[kind]);
    return [
      opens(group.count, all, group.count),
      ...KINDS.map(of),
      opens(group.valueCents, all, group.count),
    ];
  };
  const sum = (read: (group: AssetGroup) => number) => groups.reduce((all, group) => all + read(group), 0);
  return table(
    title,
    [
      ['group', heading, 'text'],
      ['count', words.column.assets, 'number'],
      ['inUse', words.column.inUse, 'number'],
      ['available', words.column.available, 'number'],
      ['inRepair', words.column.inRepair, 'number'],
      ['lost', words.column.lost, 'number'],
      ['value', words.column.value, 'money'],
    ],
    [
      ...groups.map((group) => row(group.name ?? none, ...cells(group, [only(by, [group.key])]))),
      totalRow(
        words.column.total,
        ...cells(
          {
            count: sum((group) => group.count),
            inUse: sum((group) => group.inUse),
            available: sum((group) => group.available),
            inRepair: sum((group) => group.inRepair),
            lost: sum((group) => group.lost),
            valueCents: sum((group) => group.valueCents),
          },
          [],
        ),
      ),
    ],
    { limit },
  );
}

function assetTable(
  { words, settings, limit }: BuiltInInput,
  title: string,
  assets: readonly ListedAsset[],
  total: number,
): BuiltTable {
  const labelOf = (key: string) =>
    settings.inventory.statuses.find((status) => status.key === key)?.label ?? key;
  const shown = assets.slice(0, limit);
  return table(
    title,
    [
      ['number', words.column.inventoryNumber, 'text'],
      ['name', words.column.name, 'text'],
      ['category', words.column.category, 'text'],
      ['serial', words.column.serial, 'text'],
      ['status', words.column.status, 'text'],
      ['holder', words.column.holder, 'text'],
      ['location', words.column.location, 'text'],
      ['acquired', words.column.acquiredOn, 'date'],
      ['warranty', words.column.warrantyUntil, 'date'],
      ['cost', words.column.value, 'money'],
    ],
    shown.map((asset) =>
      row(
        asset.inventoryNumber,
        asset.name,
        asset.category,
        asset.serial,
        labelOf(asset.statusKey),
        asset.holder,
        asset.location,
        asset.acquiredOn,
        asset.warrantyUntil,
        asset.costCents,
      ),
    ),
    { more: total - shown.length },
  );
}
