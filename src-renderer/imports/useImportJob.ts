import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client, orpc } from '../rpc/client.ts';
import { queryClient } from '../rpc/queryClient.ts';
import { invalidateTopics } from '../rpc/topics.ts';
import { useCommand } from '../rpc/useCommand.ts';

type BeginInput = Parameters<typeof client.imports.begin>[0];

const EVERY_MS = 400;
const NO_JOB = '00000000-0000-4000-8000-000000000000';

/** A trial or an import under way: begun, watched, stopped. */
export function useImportJob() {
  const [present, setPresent] = useState<{ readonly id: string; readonly isTrial: boolean } | null>(null);
  const start = useCommand(client.imports.begin, { changes: [], errors: 'inline' });
  const stop = useCommand(client.imports.cancel, { changes: [] });
  const watched = useQuery(
    orpc.imports.job.queryOptions({
      input: { jobId: present?.id ?? NO_JOB },
      enabled: present !== null,
      refetchInterval: (query) => (query.state.data?.state === 'running' ? EVERY_MS : false),
      retry: 3,
    }),
  );
  const job = present === null ? undefined : watched.data;
  const isOver = job?.state === 'done' && present?.isTrial === false;
  useEffect(() => {
    if (isOver) invalidateTopics(queryClient, new Map([['import', new Set()]]));
  }, [isOver]);

  return {
    job,
    isTrial: present?.isTrial ?? true,
    isRunning: start.isRunning || (present !== null && (job === undefined || job.state === 'running')),
    error: start.error,
    async begin(input: Omit<BeginInput, 'commandId'>) {
      const outcome = await start.run(input);
      if (outcome.ok) setPresent({ id: outcome.value.jobId, isTrial: input.dryRun === true });
    },
    async stop() {
      if (present !== null) await stop.run({ jobId: present.id });
    },
    forget() {
      setPresent(null);
      start.forget();
    },
  };
}
