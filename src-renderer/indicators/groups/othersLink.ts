import type { Dimension, GroupRow } from '#shared/indicators/fields.ts';
import type { RecordsOf } from '#shared/reports/lists.ts';
import type { FigureBase } from '../figureLink.ts';

const NONE = { areaId: 'area', serviceId: 'service', technicianId: 'technician' } as const;

/** The tickets that came in of all groups but those shown: as many as the others add up to. */
export function othersOf(base: FigureBase, dimension: Dimension, shown: readonly GroupRow[]): RecordsOf {
  const { dates, asOf: _, channel, priority, status, ...ids } = base;
  const narrowed: Pick<RecordsOf, 'areaId' | 'serviceId' | 'technicianId' | 'requesterId'> = {};
  const conditions: RecordsOf['conditions'] = [
    { by: dimension, isExcluded: true, values: shown.map(({ key }) => key) },
  ];
  for (const key of ['areaId', 'serviceId', 'technicianId'] as const) {
    const value = ids[key];
    if (value === 'none') conditions.push({ by: NONE[key], isExcluded: false, values: [null] });
    else if (value !== undefined) narrowed[key] = value;
  }
  if (ids.requesterId !== undefined) narrowed.requesterId = ids.requesterId;
  for (const [by, value] of Object.entries({ channel, priority, status })) {
    if (value !== undefined) {
      conditions.push({ by: by as 'channel' | 'priority' | 'status', isExcluded: false, values: [value] });
    }
  }
  return {
    dataset: 'tickets',
    of: 'received',
    conditions,
    ranges: [],
    from: dates.from,
    to: dates.to,
    ...narrowed,
  };
}
