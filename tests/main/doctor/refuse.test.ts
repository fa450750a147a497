import { describe, expect, it } from 'vitest';
import { refuseUnfitShare } from '#main/doctor/service.ts';

const GOOD = {
  writersExclude: true,
  readersHoldUp: true,
  locksAreLetGo: true,
  seesOthersWrites: true,
  clockAheadMs: 0,
};

const refusal = (change: Partial<typeof GOOD>) =>
  refuseUnfitShare('/srv/soporte', async () => ({ ...GOOD, ...change })).then(
    () => null,
    (fault: unknown) => fault,
  );

describe('a shared database is not opened', () => {
  it.each(['writersExclude', 'readersHoldUp', 'locksAreLetGo', 'seesOthersWrites'] as const)(
    'where %s does not hold, and the server mode is offered',
    async (lock) => {
      expect(await refusal({ [lock]: false })).toMatchObject({
        code: 'unfitShare',
        message: expect.stringContaining('server mode'),
      });
    },
  );

  it('by a machine whose clock is three minutes behind the file server’s', async () => {
    expect(await refusal({ clockAheadMs: 180_000 })).toMatchObject({
      code: 'clockOff',
      message: expect.stringContaining('3 minutes behind'),
    });
    expect(await refusal({ clockAheadMs: -180_000 })).toMatchObject({
      message: expect.stringContaining('3 minutes ahead of'),
    });
  });
});

it('is opened where locks and clock hold', async () => {
  expect(await refusal({ clockAheadMs: -119_000 })).toBeNull();
});
