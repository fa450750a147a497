import { moveData } from '#main/place/moveData.ts';

/** Moves the data of a local folder into a shared one, and says each step; its parent kills it in the middle. */
const [dataDir = '', profileDir = '', folder = ''] = process.argv.slice(2);
const change = { place: { mode: 'sharedFile', folder }, bring: true } as const;
const from = { place: { mode: 'local' }, dataDir } as const;
const outcome = await moveData(change, from, { dataDir, profileDir }, ({ step, done }) => {
  process.stdout.write(`${step} ${done}\n`);
});
process.stdout.write(`${JSON.stringify(outcome)}\n`);
