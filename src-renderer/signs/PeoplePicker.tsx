import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Ref } from '#shared/rpc/fields.ts';
import type { Role } from '#shared/rpc/permissions.ts';
import { orpc } from '../rpc/client.ts';
import { useTexts } from '../texts/useTexts.ts';
import { peoplePickerTexts } from './peoplePickerTexts.ts';

interface PeoplePickerProps {
  readonly label: string;
  readonly description?: string;
  readonly value: readonly Ref[];
  readonly onChange: (people: Ref[]) => void;
  /** Only people with this role are offered. */
  readonly withRole?: Role;
  readonly most?: number;
  readonly disabled?: boolean;
  /** Shows that somebody must be chosen. */
  readonly withAsterisk?: boolean;
  readonly error?: React.ReactNode;
  readonly size?: 'xs' | 'sm' | 'md';
  /** False inside of a popover, which would close with the first press on a name. */
  readonly withinPortal?: boolean;
}

/** People found by name, user name or e-mail as one types; those chosen stay whatever is searched next. */
export function PeoplePicker(props: PeoplePickerProps) {
  const { value, onChange, withRole, most, withinPortal = true, ...rest } = props;
  const t = useTexts(peoplePickerTexts);
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  // With as many as may be chosen there is nothing to offer: an open list would cover what stands below.
  const isFull = most !== undefined && value.length >= most;
  const [q] = useDebouncedValue(text.trim(), 200);
  const found = useQuery(
    orpc.people.list.queryOptions({
      input: { q: q === '' ? undefined : q, role: withRole, isEnabled: true, limit: 20 },
      placeholderData: keepPreviousData,
    }),
  );
  const known = new Map<string, Ref>();
  for (const person of [...value, ...(found.data?.items ?? [])]) {
    known.set(String(person.id), { id: person.id, name: person.name });
  }
  return (
    <MultiSelect
      {...rest}
      data={[...known.values()].map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value.map((person) => String(person.id))}
      onChange={(ids) => onChange(ids.flatMap((id) => known.get(id) ?? []))}
      searchable
      searchValue={text}
      onSearchChange={setText}
      // The service has searched already, by more than the name that is shown.
      filter={({ options }) => options}
      nothingFoundMessage={found.isFetching ? t('searching') : t('nobody')}
      placeholder={value.length === 0 ? t('type') : undefined}
      maxValues={most}
      dropdownOpened={isOpen && !isFull}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      hidePickedOptions
      comboboxProps={{ shadow: 'md', withinPortal }}
    />
  );
}
