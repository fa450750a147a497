import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { MaintenanceRecord } from '#shared/maintenance/fields.ts';
import { client, orpc } from '../../rpc/client.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { type Command, useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { type RecordForm, useRecordForm } from '../../ui/useRecordForm.ts';
import { maintenanceTexts } from '../texts.ts';
import { isEmptyPart, type RecordSeed, type RecordValues, recordInputOf, valuesOf } from './recordValues.ts';

interface RecordOfWork {
  readonly record: RecordForm<RecordValues>;
  /** Whether the asset's status leaves a repair to begin or to end. */
  readonly can: { readonly begin: boolean; readonly end: boolean };
}

type Sent = { readonly values: RecordValues; readonly seen: { id: number; version: number } | null };
/** Changes the asset's status too, when asked. */
const CHANGES = ['maintenanceRecord', 'maintenancePlan', 'asset'];

/** The form of a record: created or corrected by two commands that look like one. */
export function useRecordOfWork(
  stored: MaintenanceRecord | null,
  seed: RecordSeed | null,
  today: string,
  close: () => void,
): RecordOfWork {
  const t = useTexts(maintenanceTexts);
  const tRpc = useTexts(rpcTexts);
  const create = useCommand(client.maintenance.createRecord, { changes: CHANGES, errors: 'inline' });
  const update = useCommand(client.maintenance.updateRecord, { changes: CHANGES, errors: 'inline' });
  // What the status leaves to do is known only once the form says which asset: the command reads it when it is sent.
  const can = useRef({ begin: false, end: false });
  const begun = seed ?? { asset: null, ticketId: null, kind: 'corrective' as const };

  const command: Command<Sent, MaintenanceRecord> = useMemo(
    () => ({
      run: ({ values, seen }) => {
        const input = recordInputOf(values, can.current);
        if (seen !== null) return update.run({ ...input, id: seen.id, version: seen.version });
        return create.run({ ...input, assetId: values.asset?.id ?? 0, ticketId: begun.ticketId });
      },
      isRunning: create.isRunning || update.isRunning,
      error: update.error ?? create.error,
      forget: () => {
        create.forget();
        update.forget();
      },
    }),
    [create, update, begun.ticketId],
  );
  const record: RecordForm<RecordValues> = useRecordForm<
    MaintenanceRecord,
    RecordValues,
    Sent,
    MaintenanceRecord
  >({
    record: stored,
    valuesOf: (from) => valuesOf(from, begun, today),
    validate: (values) => ({
      ...(values.asset === null ? { asset: t('error.asset') } : {}),
      ...(values.description.trim() === '' ? { description: tRpc('field.required') } : {}),
      ...(values.startedOn === ''
        ? { startedOn: tRpc('field.required') }
        : values.startedOn > today
          ? { startedOn: t('error.future') }
          : {}),
      ...(values.endedOn === ''
        ? {}
        : values.endedOn > today
          ? { endedOn: t('error.future') }
          : values.endedOn < values.startedOn
            ? { endedOn: t('error.ended') }
            : {}),
      ...(Number.isNaN(values.costCents) ? { costCents: t('error.money') } : {}),
      ...partsFault(values, {
        money: t('error.money'),
        name: tRpc('field.required'),
        quantity: t('error.quantity'),
      }),
    }),
    command,
    inputOf: (values, seen) => ({ values, seen }),
    onSaved: () => {
      showDone(t('form.saved'));
      close();
    },
  });
  const assetId = record.form.getValues().asset?.id;
  const asset = useQuery(
    orpc.assets.get.queryOptions({ input: { id: assetId ?? 0 }, enabled: assetId !== undefined }),
  ).data;
  const kind = asset?.status.kind;
  can.current = { begin: kind === 'available' || kind === 'inUse', end: kind === 'inRepair' };
  return { record, can: can.current };
}

function partsFault(
  { parts }: RecordValues,
  says: { readonly money: string; readonly name: string; readonly quantity: string },
): { readonly parts?: string } {
  for (const part of parts.filter((one) => !isEmptyPart(one))) {
    if (part.name.trim() === '') return { parts: says.name };
    if (Number.isNaN(part.costCents)) return { parts: says.money };
    if (!(Number(part.quantity) >= 1)) return { parts: says.quantity };
  }
  return {};
}
