import { Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useAllows } from '../rpc/session.ts';
import { EnabledBadge } from '../signs/EnabledBadge.tsx';
import { useEnabledWord } from '../signs/useEnabledWord.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { type RecordSearch, RecordTable } from '../ui/RecordTable.tsx';
import type { NamedFormProps, NamedRecord } from './namedRecord.ts';
import { organisationTexts } from './texts.ts';

interface NamedRecordsProps<R extends NamedRecord> {
  /** Its texts, and the name under which the columns are remembered. */
  readonly kind: 'areas' | 'locations' | 'teams' | 'skills';
  readonly name: string;
  readonly search: RecordSearch;
  readonly onSearch: (search: RecordSearch, replace: boolean) => void;
  readonly query: {
    readonly data: { readonly items: readonly R[] } | undefined;
    readonly error: unknown;
    readonly isPending: boolean;
    readonly refetch: () => unknown;
  };
  readonly nameWidth: number;
  /** What stands between the name and the state; one of them may take the room that is left, else the name does. */
  readonly columns: readonly Column<R>[];
  /** Under the name, where there is no room for columns. */
  readonly note: (row: R) => ReactNode;
  readonly searched?: (row: R) => string;
  readonly form: (props: NamedFormProps<R>) => ReactNode;
}

/** What the institution is divided into (areas, locations, teams, skills): a list by name, each row open at the side. */
export function NamedRecords<R extends NamedRecord>(props: NamedRecordsProps<R>) {
  const { kind, nameWidth, columns: own, form: Form } = props;
  const t = useTexts(organisationTexts);
  const stateOf = useEnabledWord();
  const mayManage = useAllows('people.manage');
  const hasState = kind !== 'skills';
  const columns = useMemo((): Column<R>[] => {
    const grows = own.some((column) => column.grow === true) ? {} : { minWidth: 200, grow: true };
    const state: Column<R> = {
      key: 'state',
      header: t('field.state'),
      width: 120,
      render: (row) => <EnabledBadge isEnabled={row.isEnabled !== false} />,
      text: (row) => stateOf(row.isEnabled !== false),
    };
    return [
      {
        key: 'name',
        header: t('field.name'),
        width: nameWidth,
        ...grows,
        isFixed: true,
        render: (row) => row.name,
      },
      ...own,
      ...(hasState ? [state] : []),
    ];
  }, [t, stateOf, own, nameWidth, hasState]);
  return (
    <RecordTable
      name={props.name}
      search={props.search}
      onSearch={props.onSearch}
      mayManage={mayManage}
      title={t(`${kind}.title`)}
      create={t(`${kind}.create`)}
      hint={t(`${kind}.hint`)}
      drawerTitle={t(`${kind}.one`)}
      query={props.query}
      columns={columns}
      {...(props.searched === undefined ? {} : { searched: props.searched })}
      card={(row) => (
        <>
          <Text size="sm" fw={600} truncate>
            {row.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {props.note(row)}
          </Text>
        </>
      )}
      drawer={(record, close, onDirty) => <Form record={record} close={close} onDirty={onDirty} />}
    />
  );
}
