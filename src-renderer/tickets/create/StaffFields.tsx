import { Anchor, Combobox, Group, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  DEFAULT_PRIORITY_MATRIX,
  type Impact,
  priorityOf,
  URGENCIES,
  type Urgency,
} from '#shared/sla/priority.ts';
import type { Channel } from '#shared/tickets/ticket.ts';
import { orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { PriorityBadge } from '../../signs/PriorityBadge.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import { ChoiceRow } from './ChoiceRow.tsx';
import { newTicketTexts } from './texts.ts';

export interface OnBehalf {
  readonly id: number;
  readonly name: string;
}

const ON_BEHALF: readonly Channel[] = ['inPerson', 'phone', 'email', 'message'];

interface StaffFieldsProps {
  readonly person: OnBehalf | null;
  readonly onPerson: (person: OnBehalf | null) => void;
  readonly channel: Channel | null;
  readonly onChannel: (channel: Channel) => void;
}

/** On whose behalf, and how the request came. */
export function StaffFields({ person, onPerson, channel, onChannel }: StaffFieldsProps) {
  const t = useTexts(newTicketTexts);
  const word = useTexts(words);
  return (
    <>
      <PersonField person={person} onPerson={onPerson} />
      {person !== null && (
        <ChoiceRow
          legend={t('channel')}
          options={ON_BEHALF.map((value) => ({ value, label: word(`channel.${value}`) }))}
          value={channel ?? 'phone'}
          onChange={onChannel}
        />
      )}
    </>
  );
}

function PersonField({ person, onPerson }: Pick<StaffFieldsProps, 'person' | 'onPerson'>) {
  const t = useTexts(newTicketTexts);
  const mayCreate = useAllows('people.manage');
  const combobox = useCombobox();
  const [q, setQ] = useState('');
  const [asked] = useDebouncedValue(q.trim(), 200);
  const found = useQuery(
    orpc.people.list.queryOptions({
      input: { q: asked, limit: 10, isEnabled: true },
      enabled: person === null && asked.length >= 2,
      placeholderData: keepPreviousData,
    }),
  );
  const people = found.data?.items ?? [];
  return (
    <div>
      <Combobox
        store={combobox}
        onOptionSubmit={(id) => {
          const chosen = people.find((one) => String(one.id) === id);
          if (chosen === undefined) return;
          onPerson({ id: chosen.id, name: chosen.name });
          setQ(chosen.name);
          combobox.closeDropdown();
        }}
      >
        <Combobox.Target>
          <TextInput
            size="md"
            label={t('onBehalf')}
            description={t('onBehalfHint')}
            placeholder={t('findPerson')}
            autoComplete="off"
            value={q}
            rightSection={found.isFetching ? <Loader size={14} /> : null}
            onChange={(event) => {
              setQ(event.currentTarget.value);
              onPerson(null);
              combobox.openDropdown();
              combobox.updateSelectedOptionIndex();
            }}
            onFocus={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={person !== null || asked.length < 2 || found.data === undefined}>
          <Combobox.Options>
            {people.length === 0 && <Combobox.Empty>{t('noPerson')}</Combobox.Empty>}
            {people.map((one) => (
              <Combobox.Option key={one.id} value={String(one.id)}>
                <Text size="sm">
                  {one.name}{' '}
                  {one.isExternal && (
                    <Text span c="dimmed">
                      ({t('external')})
                    </Text>
                  )}
                </Text>
                <Text size="xs" c="dimmed">
                  {[one.post, one.area?.name, one.email]
                    .filter((part) => part !== null && part !== undefined)
                    .join(' · ')}
                </Text>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <Text size="xs" c="dimmed" mt={4}>
        {mayCreate ? (
          <Anchor href="/administracion/personas">{t('createExternal')}</Anchor>
        ) : (
          t('askExternal')
        )}
      </Text>
    </div>
  );
}

interface StaffUrgencyProps {
  readonly impact: Impact;
  readonly urgency: Urgency;
  readonly onUrgency: (urgency: Urgency) => void;
}

/** The urgency, and the priority that follows from both. */
export function StaffUrgency({ impact, urgency, onUrgency }: StaffUrgencyProps) {
  const t = useTexts(newTicketTexts);
  const word = useTexts(words);
  const matrix =
    useQuery(orpc.sla.matrix.queryOptions({ input: {} })).data?.matrix ?? DEFAULT_PRIORITY_MATRIX;
  return (
    <>
      <ChoiceRow
        legend={t('urgency')}
        options={URGENCIES.map((value) => ({ value, label: word(`urgency.${value}`) }))}
        value={urgency}
        onChange={onUrgency}
      />
      <Group gap="xs" role="status">
        <Text size="sm" c="dimmed">
          {t('priority')}
        </Text>
        <PriorityBadge priority={priorityOf(matrix, impact, urgency)} variant="filled" />
      </Group>
    </>
  );
}
