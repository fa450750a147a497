import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportMapping } from '#shared/imports/mapping.ts';
import { type ImportKind, unmetNeeds } from '#shared/imports/targets.ts';
import { client, orpc } from '../rpc/client.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { withoutGone } from './mappingEdits.ts';
import { useImportJob } from './useImportJob.ts';

const NO_UPLOAD = '00000000-0000-4000-8000-000000000000';

interface Place {
  readonly sheet?: string | undefined;
  readonly headingLine?: number | undefined;
}

/** What a person has chosen so far, and what the service says to it. Nothing chosen is lost when a step fails. */
export function useImportWizard() {
  const [kind, setKindAlone] = useState<ImportKind>('assets');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [uploadId, setUploadId] = useState<string | null>(null);
  const [place, setPlace] = useState<Place>({});
  /** Null until the person touches it: then the suggestion holds. */
  const [edited, setEdited] = useState<ImportMapping | null>(null);
  const [choices, setChoices] = useState({ keepGood: false, updates: false });
  const upload = useCommand(client.imports.upload, { changes: [], errors: 'inline' });
  const job = useImportJob();

  const at = { uploadId: uploadId ?? NO_UPLOAD, ...place };
  const table = useQuery(
    orpc.imports.look.queryOptions({
      input: { ...at, kind },
      enabled: uploadId !== null,
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    }),
  );
  const seen = uploadId === null ? undefined : table.data;
  const where = { ...at, headingLine: place.headingLine ?? seen?.headingLine };
  const proposed = seen === undefined ? null : (seen.kept[0]?.mapping ?? seen.suggestion);
  const headings = seen?.columns.map(({ name }) => name) ?? [];
  const chosen = edited ?? proposed;
  const mapping = chosen === null || seen === undefined ? null : withoutGone(chosen, headings);
  const needs = mapping === null ? [] : unmetNeeds(kind, mapping.columns);
  const isReady = mapping !== null && needs.length === 0;
  const preview = useQuery(
    orpc.imports.preview.queryOptions({
      input: {
        ...where,
        kind,
        mapping: mapping ?? { columns: {}, ownColumns: [], dates: 'd/m/y', values: {} },
      },
      enabled: isReady,
      placeholderData: keepPreviousData,
      retry: false,
    }),
  );

  return {
    kind,
    files,
    place,
    uploadId,
    upload,
    table,
    seen,
    mapping,
    needs,
    isReady,
    preview,
    choices,
    job,
    setKind(next: ImportKind) {
      setKindAlone(next);
      setEdited(null);
      job.forget();
    },
    /** The mapping stays: a corrected file has the same columns. */
    async choose(next: readonly File[]) {
      const file = next.at(-1);
      setFiles(file === undefined ? [] : [file]);
      setUploadId(null);
      setPlace({});
      job.forget();
      if (file === undefined) return;
      const outcome = await upload.run({ file });
      if (outcome.ok) setUploadId(outcome.value.uploadId);
    },
    setPlace(next: Place) {
      setPlace((old) => ({ ...old, ...next }));
      job.forget();
    },
    setMapping(next: ImportMapping) {
      setEdited(next);
      job.forget();
    },
    setChoices(next: Partial<typeof choices>) {
      setChoices((old) => ({ ...old, ...next }));
    },
    async begin(dryRun: boolean) {
      if (mapping === null || uploadId === null) return;
      await job.begin({ ...where, kind, mapping, dryRun, ...choices });
    },
  };
}

export type ImportWizard = ReturnType<typeof useImportWizard>;
