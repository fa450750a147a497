import type { Actor, CommandContext } from '../rpc/context.ts';

/** What stands before the people come: places, shifts, teams, skills, the catalogue and its promises. */
export interface Institution {
  readonly administrator: { readonly username: string; readonly actor: Actor };
  readonly areaIds: readonly number[];
  readonly locationIds: readonly number[];
  readonly teamIds: readonly number[];
  /** Calendar of a technician by user name. */
  readonly shiftOf: ReadonlyMap<string, number>;
  readonly serviceIds: ReadonlyMap<string, number>;
  skillsOf(username: string): number[];
  /** Takes the service that nobody can do out of the catalogue. */
  endSpeciality(ctx: CommandContext): Promise<void>;
}
