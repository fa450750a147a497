import { describe, expect, it } from 'vitest';
import { synchroniserOf } from '#main/doctor/fileSystem.ts';
import { type Examined, judge } from '#main/doctor/verdict.ts';

const GOOD: Examined = {
  folder: '/srv/soporte',
  name: 'SMB',
  isRemote: true,
  freeBytes: 50_000_000_000,
  synchroniser: null,
  database: null,
  content: {
    mode: null,
    hasDatabase: false,
    hasWal: false,
    schema: null,
    institution: null,
    hasOthers: false,
  },
  writersExclude: true,
  readersHoldUp: true,
  locksAreLetGo: true,
  seesOthersWrites: true,
  writes: { expected: 200, counted: 200, entries: 200, distinct: 200 },
  commit: { median: 4, p95: 12 },
  flush: { median: 2, p95: 5 },
  replacing: { looks: 400, faults: 0 },
  clockAheadMs: 900,
};

const badOf = (change: Partial<Examined>) =>
  judge({ ...GOOD, ...change })
    .findings.filter(({ isGood }) => !isGood)
    .map(({ code }) => code);

describe('the verdict on a folder', () => {
  it('is good where everything holds', () => {
    expect(judge(GOOD).isFit).toBe(true);
    expect(badOf({})).toEqual([]);
  });

  it.each<[string, Partial<Examined>, string]>([
    ['two write at once', { writersExclude: false }, 'locks'],
    ['a reader does not hold up a commit', { readersHoldUp: false }, 'locks'],
    ['a lock is never let go', { locksAreLetGo: false }, 'locks'],
    ['others’ writes stay unseen', { seesOthersWrites: false }, 'sight'],
    ['a write is lost', { writes: { expected: 200, counted: 199, entries: 200, distinct: 199 } }, 'writes'],
    [
      'a number is given twice',
      { writes: { expected: 200, counted: 200, entries: 200, distinct: 199 } },
      'writes',
    ],
    ['nothing could be written', { writes: { expected: 0, counted: 0, entries: 0, distinct: 0 } }, 'writes'],
    ['a replaced file was missing', { replacing: { looks: 400, faults: 1 } }, 'rename'],
    ['a write takes more than a second', { commit: { median: 900, p95: 1_400 } }, 'speed'],
    ['the disk is nearly full', { freeBytes: 1_000_000 }, 'space'],
    ['the clock is more than two minutes behind', { clockAheadMs: -121_000 }, 'clock'],
    ['the clock is more than two minutes ahead', { clockAheadMs: 121_000 }, 'clock'],
    ['a program copies the folder', { synchroniser: 'OneDrive' }, 'synchroniser'],
    ['the database there has a log', { database: { mode: 'sharedFile', hasWal: true } }, 'writeAheadLog'],
  ])('is bad where %s', (_what, change, code) => {
    expect(badOf(change)).toEqual([code]);
    expect(judge({ ...GOOD, ...change }).isFit).toBe(false);
  });

  it('lets a clock pass that is two minutes off, and a slow write, with a remark', () => {
    expect(badOf({ clockAheadMs: 120_000, commit: { median: 100, p95: 800 } })).toEqual([]);
    const { findings } = judge({ ...GOOD, clockAheadMs: 120_000, commit: { median: 100, p95: 800 } });
    expect(findings).toContainEqual({ code: 'clock', isGood: true, isOff: true, seconds: 120 });
    expect(findings).toContainEqual({ code: 'speed', isGood: true, isSlow: true, ms: 800 });
  });

  it('takes no log amiss where one machine owns the database', () => {
    expect(badOf({ database: { mode: 'local', hasWal: true } })).toEqual([]);
  });
});

describe('folders that are copied behind one’s back', () => {
  it.each([
    ['C:\\Users\\ana\\OneDrive - Institución\\soporte', 'OneDrive'],
    ['/datos/ana/Dropbox/soporte', 'Dropbox'],
    ['/volumen/ana/Library/Mobile Documents/com~apple~CloudDocs/x', 'iCloud'],
    ['/datos/ana/Nextcloud2/soporte', 'Nextcloud'],
    ['\\\\servidor\\sistemas\\soporte', null],
    ['/srv/onedrive-no/soporte', null],
  ])('%s: %s', (folder, name) => {
    expect(synchroniserOf(folder)).toBe(name);
  });
});
