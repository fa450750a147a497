import { startJobs } from '#main/jobs/schedule.ts';
import { openServiceHost } from '#main/rpc/serviceHost.ts';
import { ticketJobs } from '#main/tickets/jobs.ts';

/**
 * A process that does what the clock does to tickets, if it gets the lease. It says when it begins a slice, and ends in
 * the midst of the one that it is told to, with what that slice has written so far not yet committed.
 */
const [dataDir = '', profileDir = '', at = '', dieIn = 'never'] = process.argv.slice(2);
const { host } = await openServiceHost({ dataDir, profileDir, runsJobs: false, clock: () => Number(at) });
const say = (line: string) => void process.stdout.write(`${line}\n`);
let slices = 0;
const jobs = ticketJobs.map((job) => ({
  ...job,
  run: async (ctx: Parameters<typeof job.run>[0]) => {
    slices += 1;
    say(`slice ${slices} ${job.name}`);
    const isMore = await job.run(ctx);
    if (String(slices) === dieIn) process.kill(process.pid, 'SIGKILL');
    return isMore;
  },
}));
startJobs(
  host,
  [
    ...jobs,
    {
      name: 'end',
      isDue: async () => {
        say('through');
        return false;
      },
      run: async () => false,
    },
  ],
  async () => say('watching'),
  { everyMs: 150, pattern: '* * * * * *' },
);
