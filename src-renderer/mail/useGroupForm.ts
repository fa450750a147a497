import type { SettingGroup, Settings } from '#shared/settings/contract.ts';
import { client } from '../rpc/client.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { type RecordForm, useRecordForm } from '../ui/useRecordForm.ts';

export interface GroupProps {
  readonly settings: Settings;
  readonly versions: Readonly<Record<string, number>>;
}

type MailGroup = Extract<SettingGroup, 'mail' | 'digest'>;

/** The form of one of the two groups of settings that this page has; what was refused stands at the field's own name. */
export function useGroupForm<G extends MailGroup, V extends object>(
  group: G,
  { settings, versions }: GroupProps,
  how: {
    readonly valuesOf: (stored: Settings[G]) => V;
    readonly storedOf: (values: V) => Settings[G];
    readonly validate: (values: V) => Record<string, string>;
  },
): RecordForm<V> {
  const save = useCommand(client.settings.save, { changes: ['setting', 'mail'], errors: 'inline' });
  type Group = { readonly id: number; readonly version: number; readonly stored: Settings[G] };
  const record: Group = { id: 1, version: versions[group] ?? 0, stored: settings[group] };
  return useRecordForm({
    record,
    valuesOf: (from: Group | null) => how.valuesOf((from ?? record).stored),
    validate: how.validate,
    command: save,
    inputOf: (values, seen) => ({
      settings: { [group]: how.storedOf(values) } as Partial<Settings>,
      versions: { [group]: seen?.version ?? 0 },
    }),
    storedOf: (output): Group => ({
      id: 1,
      version: output.versions[group] ?? 0,
      stored: output.settings[group],
    }),
  });
}
