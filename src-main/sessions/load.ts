export { type Account, accountOf } from './queries.ts';
