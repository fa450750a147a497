export { type Account, accountOf } from './queries.ts';
export { secondFactorOf } from './secondFactorQueries.ts';
