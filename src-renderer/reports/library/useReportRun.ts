import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ReportFormat, ReportRequest } from '#shared/reports/source.ts';
import { toAppError } from '../../rpc/appError.ts';
import { client, orpc } from '../../rpc/client.ts';
import { showErrorToast } from '../../rpc/errorToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { saveFile } from '../../ui/saveFile.ts';

const EVERY_MS = 300;
const NO_RUN = '00000000-0000-4000-8000-000000000000';

/** A file in the making: begun, watched, stopped; saved by itself when it is done. */
export function useReportRun(onSaved: (name: string) => void) {
  const [runId, setRunId] = useState<string | null>(null);
  const start = useCommand(client.reports.begin, { errors: 'inline' });
  const stop = useCommand(client.reports.cancel, {});
  const watched = useQuery(
    orpc.reports.run.queryOptions({
      input: { runId: runId ?? NO_RUN },
      enabled: runId !== null,
      gcTime: 0,
      refetchInterval: (query) => {
        const state = query.state.data?.state;
        return state === undefined || state === 'running' ? EVERY_MS : false;
      },
      retry: 3,
    }),
  );
  const run = runId === null ? undefined : watched.data;
  const fetched = useRef<string | null>(null);
  const told = useRef(onSaved);
  told.current = onSaved;
  const isDone = run?.state === 'done';
  useEffect(() => {
    if (!isDone || runId === null || fetched.current === runId) return;
    fetched.current = runId;
    void (async () => {
      try {
        const file = await client.reports.file({ runId });
        if (await saveFile(file)) told.current(file.name);
      } catch (thrown) {
        showErrorToast(toAppError(thrown));
      }
    })();
  }, [isDone, runId]);

  return {
    run,
    isRunning:
      start.isRunning ||
      (runId !== null && !watched.isError && (run === undefined || run.state === 'running')),
    error: start.error,
    async begin(request: ReportRequest, format: ReportFormat) {
      setRunId(null);
      const outcome = await start.run({ ...request, format });
      if (outcome.ok) setRunId(outcome.value.runId);
    },
    async stop() {
      if (runId !== null) await stop.run({ runId });
    },
  };
}
