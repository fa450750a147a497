/** Random numbers that come out the same for the same seed, on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** Exponentially distributed with that mean: the time to the next arrival. */
  exponential(mean: number): number;
  /** Log-normally distributed: the durations of human work. `spread` is the sigma of the logarithm. */
  logNormal(mean: number, spread: number): number;
  /** An index, each as likely as its weight. */
  weighted(weights: readonly number[]): number;
}

/** sfc32 (Chris Doty-Humphrey, PractRand), seeded by four words of the seed and mixed. */
export function seededRandom(seed: number): Random {
  let a = seed >>> 0;
  let b = Math.floor(seed / 2 ** 32) >>> 0;
  let c = 0x9e3779b9;
  let counter = 1;

  function word(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  }
  for (let i = 0; i < 16; i++) word();
  const next = () => word() / 2 ** 32;

  return {
    next,
    exponential: (mean) => -Math.log(1 - next()) * mean,
    logNormal(mean, spread) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return mean * Math.exp(spread * normal - (spread * spread) / 2);
    },
    weighted(weights) {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      return Math.max(
        0,
        weights.findIndex((weight) => {
          left -= weight;
          return left < 0;
        }),
      );
    },
  };
}
