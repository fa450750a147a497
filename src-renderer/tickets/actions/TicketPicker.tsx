import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { TicketStateBadge } from '../../signs/TicketStateBadge.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import styles from './TicketPicker.module.css';
import { actionTexts } from './texts.ts';

interface TicketPickerProps {
  readonly exceptId: number;
  readonly value: TicketRow | null;
  readonly onChange: (ticket: TicketRow) => void;
}

/** Finds another ticket by folio, title or person. */
export function TicketPicker({ exceptId, value, onChange }: TicketPickerProps) {
  const t = useTexts(actionTexts);
  const [q, setQ] = useState('');
  const [asked] = useDebouncedValue(q.trim(), 200);
  const found = useQuery(
    orpc.tickets.list.queryOptions({
      input: { q: asked, limit: 8 },
      enabled: asked.length >= 2,
      placeholderData: keepPreviousData,
    }),
  ).data?.items.filter((row) => row.id !== exceptId);
  return (
    <div>
      <TextInput
        label={t('findTicket')}
        leftSection={<IconSearch size={16} />}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
        data-autofocus
        autoComplete="off"
      />
      <div className={styles.found} role="status">
        {asked.length >= 2 && found?.length === 0 && <p className={styles.none}>{t('noTickets')}</p>}
        {(found ?? (value === null ? [] : [value])).map((row) => (
          <label key={row.id} className={styles.row}>
            <input type="radio" name="ticket" checked={value?.id === row.id} onChange={() => onChange(row)} />
            <span className={styles.folio}>{row.folio}</span>
            <span className={styles.title}>{row.title}</span>
            <TicketStateBadge status={row.status} variant="plain" />
          </label>
        ))}
      </div>
    </div>
  );
}
