import { DAY, SECOND } from '../kernel/time.ts';

/** A time zone that answers from memory: `Intl` is asked a few dozen times a year of history, then never again. */
export interface Zone {
  readonly name: string;
  /** Milliseconds to add to a UTC instant to get the reading of the wall clock there. */
  offsetAt(ms: number): number;
}

/** Offsets within one UTC year: `offsets[i]` holds from `starts[i]` on. */
interface ZoneYear {
  readonly starts: readonly number[];
  readonly offsets: readonly number[];
}

/** No zone since 1970 kept an offset for less than a week (Boa Vista, October 2000, did for just that long). */
const SAMPLE_STEP = 6 * DAY;
const MAX_ZONES = 200;
const zones = new Map<string, Zone>();

/** Whether this machine's time zone data knows the name. */
export function isTimeZone(name: string): boolean {
  if (zones.has(name)) return true;
  if (name.length > 64) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The zone of an IANA name; throws a RangeError for an unknown one, so check `isTimeZone` where people type it. */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = newZone(name);
  if (zones.size >= MAX_ZONES) {
    for (const oldest of zones.keys()) {
      zones.delete(oldest);
      break;
    }
  }
  zones.set(name, zone);
  return zone;
}

function newZone(name: string): Zone {
  const readOffset = offsetReader(name);
  const years = new Map<number, ZoneYear>();
  return {
    name,
    offsetAt(ms) {
      const year = new Date(ms).getUTCFullYear();
      let known = years.get(year);
      if (known === undefined) {
        known = readYear(year, readOffset);
        years.set(year, known);
      }
      const { starts, offsets } = known;
      for (let i = starts.length - 1; i > 0; i--) {
        if (ms >= (starts[i] ?? 0)) return offsets[i] ?? 0;
      }
      return offsets[0] ?? 0;
    },
  };
}

/** `GMT-06:00`, and with seconds for the local mean times of long ago. */
const LONG_OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;

function offsetReader(timeZone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return (ms) => {
    const found = LONG_OFFSET.exec(format.format(ms));
    if (found === null) throw new Error(`No offset in what Intl says about ${timeZone}.`);
    const [, sign, hours = '0', minutes = '0', seconds = '0'] = found;
    const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * SECOND;
    return sign === '-' ? -size : size;
  };
}

function readYear(year: number, readOffset: (ms: number) => number): ZoneYear {
  const from = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  let offset = readOffset(from);
  const starts = [from];
  const offsets = [offset];
  for (let at = from; at < end; at += SAMPLE_STEP) {
    const next = Math.min(at + SAMPLE_STEP, end - SECOND);
    const nextOffset = readOffset(next);
    let low = at;
    while (offset !== nextOffset) {
      low = firstChange(low, next, offset, readOffset);
      offset = readOffset(low);
      starts.push(low);
      offsets.push(offset);
    }
  }
  return { starts, offsets };
}

/** The second at which the offset stops being `offset`, between `low` (where it still is) and `high`. */
function firstChange(low: number, high: number, offset: number, readOffset: (ms: number) => number): number {
  let before = low;
  let after = high;
  while (after - before > SECOND) {
    const middle = before + Math.floor((after - before) / (2 * SECOND)) * SECOND;
    if (readOffset(middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}
