import { useState } from 'react';
import type { ImportReport } from '#shared/imports/report.ts';
import { client } from '../rpc/client.ts';
import { useCommand } from '../rpc/useCommand.ts';

interface Told {
  /** Of which files: what is told of others than the present ones counts no more. */
  readonly files: readonly File[];
  readonly isTrial: boolean;
  readonly report: ImportReport;
}

/** Files that agents wrote, and what the service says to them. Nothing chosen is lost when it fails. */
export function useAgentImport() {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [keepGood, setKeepGood] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const trying = useCommand(client.imports.inventory, { errors: 'inline' });
  const writing = useCommand(client.imports.inventory, { changes: ['import'], errors: 'inline' });
  const present = told?.files === files ? told : null;

  return {
    files,
    keepGood,
    trying,
    writing,
    trial: present?.isTrial === true ? present.report : null,
    result: present?.isTrial === false ? present.report : null,
    setKeepGood,
    choose(next: readonly File[]) {
      setFiles(next);
      trying.forget();
      writing.forget();
    },
    async begin(isTrial: boolean) {
      writing.forget();
      // A trial tells of every good file, whatever becomes of the bad ones.
      const outcome = await (isTrial ? trying : writing).run({
        files: [...files],
        dryRun: isTrial,
        keepGood: isTrial || keepGood,
      });
      if (outcome.ok) setTold({ files, isTrial, report: outcome.value });
    },
  };
}

export type AgentImport = ReturnType<typeof useAgentImport>;
