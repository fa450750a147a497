import { peopleContract } from '#shared/people/contract.ts';
import { peopleHandlers } from '../../people/service.ts';
import { exportedList, named, text } from '../exportedList.ts';

export const people = exportedList({
  procedure: peopleContract.list,
  handler: peopleHandlers.list,
  cells: {
    name: (row) => text(row.name),
    roles: (row, { words }) => text(row.roles.map((role) => words.role[role]).join(', ')),
    area: (row) => named(row.area),
    state: (row, { words }) => text(words.account[row.isEnabled ? 'enabled' : 'disabled']),
    username: (row) => text(row.username),
    email: (row) => text(row.email),
    post: (row) => text(row.post),
    location: (row) => named(row.location),
    teams: (row) => text(row.teams.map(({ name }) => name).join(', ')),
    skills: (row) => text(row.skills.map(({ name }) => name).join(', ')),
  },
});
