import { expect, it } from 'vitest';
import { restartDelay } from '#main/electron/restartDelay.ts';

it('waits twice as long after each death in a row, then gives up', () => {
  const waits: (number | undefined)[] = [];
  let failures = 0;
  for (let death = 0; death < 6; death += 1) {
    const next = restartDelay(failures, 100);
    waits.push(next?.ms);
    failures = next?.failures ?? failures;
  }
  expect(waits).toEqual([250, 500, 1000, 2000, 4000, undefined]);
});

it('begins anew when the service host had lived for a minute', () => {
  expect(restartDelay(5, 60_000)).toEqual({ ms: 250, failures: 1 });
});
