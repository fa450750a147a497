import { describe, expect, it } from 'vitest';
import { addressOf } from '#renderer/place/address.ts';
import { gradeOf, sentenceOf } from '#renderer/place/checks.ts';
import { checkTexts } from '#renderer/place/checkTexts.ts';
import {
  canBring,
  choicesFor,
  helpWith,
  isBeside,
  isPassing,
  isSameData,
  mayLeaveAtDoor,
} from '#renderer/place/choices.ts';
import { differing, groupsOf } from '#renderer/place/fingerprint.ts';
import { lossOf, mustConfirm } from '#renderer/place/loss.ts';
import { placeTexts } from '#renderer/place/texts.ts';
import { formatsOf } from '#renderer/texts/formats.ts';
import { textsNow } from '#renderer/texts/useTexts.ts';
import {
  FOLDER_CHECKS,
  PLACE_PROBLEMS,
  type Place,
  type PlaceNow,
  type PlaceProblem,
} from '#shared/place/place.ts';

const local: Place = { mode: 'local' };
const serving: Place = { mode: 'serving', port: 4310 };
const sharedFile: Place = { mode: 'sharedFile', folder: '//archivos/tic/soporte' };
const client: Place = { mode: 'client', address: 'https://soporte.example.mx:4310', fingerprint: null };

const at = (place: Place, isFixed = false): PlaceNow => ({
  place,
  isFixed,
  dataDir: 'C:\\datos',
  problem: null,
  serving: null,
});

describe('what stands in the way of opening a place', () => {
  it.each(['es', 'en', 'pt'] as const)(
    'has a sentence for every problem in %s, and none twice',
    (language) => {
      const sentences = PLACE_PROBLEMS.map((problem) => placeTexts[language].problem[problem]);
      for (const [at, sentence] of sentences.entries()) {
        expect(sentence, PLACE_PROBLEMS[at]).toMatch(/^\p{Lu}.{15,}[.]$/u);
      }
      expect(new Set(sentences).size).toBe(PLACE_PROBLEMS.length);
      expect(Object.keys(placeTexts[language].problem).sort()).toEqual([...PLACE_PROBLEMS].sort());
    },
  );

  it('is left to the banner while somebody is at work only where it passes by itself', () => {
    const passing = PLACE_PROBLEMS.filter(isPassing);
    expect(passing).toEqual(['unreachable', 'inUse', 'folderAway']);
  });

  it('leaves the screens alone while the data are open and only others cannot enter', () => {
    expect(PLACE_PROBLEMS.filter(isBeside)).toEqual(['portTaken']);
  });

  it('offers a server for an unfit share, a backup for damaged data, both fingerprints for another certificate', () => {
    const help = (problem: PlaceProblem, place: Place, isFixed = false) =>
      Object.entries(helpWith(problem, at(place, isFixed)))
        .filter(([, isOffered]) => isOffered)
        .map(([name]) => name);
    expect(help('unfitShare', sharedFile)).toEqual(['server']);
    expect(help('unfitShare', sharedFile, true)).toEqual([]);
    expect(help('damaged', local)).toEqual(['restore']);
    expect(help('damaged', client)).toEqual([]);
    expect(help('otherCertificate', client)).toEqual(['certificate']);
    // Fixed by the machine's file, it is shown all the same: somebody may be in between.
    expect(help('otherCertificate', client, true)).toEqual(['certificate']);
    expect(help('unreachable', client)).toEqual([]);
  });
});

describe('what can be chosen', () => {
  it('is nothing where a machine-wide file decides', () => {
    for (const occasion of ['firstStart', 'trouble', 'door', 'administration'] as const) {
      expect(choicesFor(occasion, at(sharedFile, true))).toEqual([]);
    }
  });

  it('begins with this computer at the first start', () => {
    expect(choicesFor('firstStart', at(local))).toEqual(['here', 'server', 'shared', 'restore']);
  });

  it('does not offer the place that cannot be opened, nor a restore of a server’s data', () => {
    expect(choicesFor('trouble', at(local))).toEqual(['server', 'shared', 'restore']);
    expect(choicesFor('trouble', at(client))).toEqual(['here', 'server', 'shared']);
    expect(choicesFor('trouble', at(serving))).toContain('here');
  });

  it('lets people leave at the door where they may not be let in, with empty hands', () => {
    expect([client, sharedFile, local, serving].map((place) => mayLeaveAtDoor(at(place)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(mayLeaveAtDoor(at(client, true))).toBe(false);
    expect(choicesFor('door', at(client))).toEqual(['here', 'server', 'shared']);
  });

  it('offers serving from the administration unless it serves already', () => {
    expect(choicesFor('administration', at(local))).toEqual(['serving', 'server', 'shared']);
    expect(choicesFor('administration', at(serving))).toEqual(['here', 'server', 'shared']);
  });

  it('lets data go along between this computer and a shared folder, and never from or to a server', () => {
    expect(canBring(local, 'sharedFile')).toBe(true);
    expect(canBring(sharedFile, 'local')).toBe(true);
    expect(canBring(local, 'serving')).toBe(false);
    expect(canBring(sharedFile, 'sharedFile')).toBe(false);
    expect(canBring(client, 'local')).toBe(false);
    expect(canBring(client, 'sharedFile')).toBe(false);
    expect(canBring(sharedFile, 'client')).toBe(false);
    expect(canBring(local, 'client')).toBe(false);
  });

  it('keeps a session only where the data stay the same', () => {
    expect(isSameData(local, serving)).toBe(true);
    expect(isSameData(serving, local)).toBe(true);
    expect(isSameData(local, sharedFile)).toBe(false);
    expect(isSameData(client, client)).toBe(false);
  });
});

describe('addressOf', () => {
  it.each([
    ['soporte.example.mx', 'https://soporte.example.mx:4310'],
    [' 192.168.1.20:8443 ', 'https://192.168.1.20:8443'],
    ['[fe80::1]:4310', 'https://[fe80::1]:4310'],
    ['https://soporte.example.mx', 'https://soporte.example.mx'],
    ['https://soporte.example.mx:4310/solicitudes/12', 'https://soporte.example.mx:4310'],
    ['soporte.example.mx/solicitudes', 'https://soporte.example.mx:4310'],
    ['SERVIDOR', 'https://servidor:4310'],
    // Whether it may be used is for whoever looks to say: it goes in the clear.
    ['http://192.168.1.20:4310', 'http://192.168.1.20:4310'],
  ])('%s is %s', (typed, address) => {
    expect(addressOf(typed)).toBe(address);
  });

  it.each([
    '',
    '   ',
    'sopor\tte.example.mx',
    'ftp://soporte.example.mx',
    'ana:clave@soporte.example.mx',
    'dos palabras',
    'https://',
  ])('“%s” is no address', (typed) => {
    expect(addressOf(typed)).toBeNull();
  });
});

describe('a fingerprint', () => {
  const pairs = Array.from({ length: 32 }, (_, at) => at.toString(16).padStart(2, '0').toUpperCase());
  const one = `SHA256:${pairs.join(':')}`;

  it('is shown in eight groups of four pairs', () => {
    expect(groupsOf(one)).toHaveLength(8);
    expect(groupsOf(one)[0]).toBe('00 01 02 03');
    expect(groupsOf(one)[7]).toBe('1C 1D 1E 1F');
  });

  it('has the groups marked in which another one differs', () => {
    const other = one.replace('05', '06');
    expect(differing(one, other)).toEqual([false, true, false, false, false, false, false, false]);
    expect(differing(one, one)).not.toContain(true);
    expect(differing(null, one)).not.toContain(true);
  });
});

describe('the doctor’s checks', () => {
  const t = textsNow(checkTexts);
  const formats = formatsOf('es');
  const check = (key: (typeof FOLDER_CHECKS)[number], isGood: boolean, figure: number | null = null) => ({
    key,
    isGood,
    isDoubtful: false,
    sentence: '',
    figure,
  });

  it('each have a sentence without holes, good and bad', () => {
    for (const key of FOLDER_CHECKS) {
      for (const isGood of [true, false]) {
        const sentence = sentenceOf(check(key, isGood, 12), t, formats);
        expect(sentence, key).toMatch(/^\p{Lu}.+\.$/u);
        expect(sentence).not.toContain('{{');
      }
    }
  });

  it('say what was measured', () => {
    expect(sentenceOf(check('speed', true, 3.24), t, formats)).toBe('Guardar tarda 3.2 ms.');
    expect(sentenceOf({ ...check('clock', true, -31), isDoubtful: true }, t, formats)).toBe(
      'Su reloj difiere 31 segundos del de esta computadora.',
    );
    expect(sentenceOf(check('space', false, 150_000_000), t, formats)).toContain('150 MB');
  });

  it('are bad whenever they are not good, whatever else is said', () => {
    expect(gradeOf({ ...check('space', false), isDoubtful: true })).toBe('bad');
    expect(gradeOf({ ...check('space', true), isDoubtful: true })).toBe('doubtful');
    expect(gradeOf(check('space', true))).toBe('good');
  });
});

describe('what a restore would take away', () => {
  const here = {
    isSameDatabase: true,
    events: 0,
    tickets: 0,
    folios: [],
    newestAt: null,
    isDamaged: false,
  };
  const loss = (wouldLose: typeof here | null, hasData = true) => lossOf({ wouldLose }, hasData);

  it('must be confirmed where something would be gone, or nobody knows', () => {
    expect([loss(null), loss(here)].map(mustConfirm)).toEqual([false, false]);
    expect(loss({ ...here, isSameDatabase: false, events: 9 }, false)).toBe('nothingHere');
    expect(loss({ ...here, events: 1 })).toBe('since');
    expect(loss({ ...here, isSameDatabase: false })).toBe('other');
    expect(loss({ ...here, isDamaged: true })).toBe('damaged');
    expect((['since', 'other', 'damaged'] as const).map(mustConfirm)).toEqual([true, true, true]);
  });
});
