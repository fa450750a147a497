/** What a hundred calls or more took, in milliseconds. */
export interface Measured {
  readonly name: string;
  readonly calls: number;
  readonly median: number;
  readonly p95: number;
  readonly perSecond: number;
}

/** Calls one after the other, after a tenth of them to warm up, each timed. */
export async function measured(
  name: string,
  calls: number,
  call: (index: number) => unknown,
): Promise<Measured> {
  const warm = Math.ceil(calls / 10);
  for (let index = 0; index < warm; index += 1) await call(index);
  const took: number[] = [];
  for (let index = 0; index < calls; index += 1) {
    const began = performance.now();
    await call(warm + index);
    took.push(performance.now() - began);
  }
  const total = took.reduce((sum, each) => sum + each, 0);
  took.sort((a, b) => a - b);
  return {
    name,
    calls,
    median: took[Math.floor(calls / 2)] ?? 0,
    p95: took[Math.floor(calls * 0.95)] ?? 0,
    perSecond: (calls / total) * 1_000,
  };
}
