import { ScrollArea, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { foldText } from '#shared/kernel/fold.ts';
import { orpc } from '../../rpc/client.ts';
import { LoadBar } from '../../signs/LoadBar.tsx';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import styles from './TechnicianPicker.module.css';
import { actionTexts } from './texts.ts';

interface TechnicianPickerProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (id: number, name: string) => void;
  /** Who has it now: not offered again. */
  readonly exceptId?: number | null;
}

/** Technicians with their loads: whoever can take it first, the lightest load on top. */
export function TechnicianPicker({ label, value, onChange, exceptId = null }: TechnicianPickerProps) {
  const t = useTexts(actionTexts);
  const formats = useFormats();
  const name = useId();
  const [q, setQ] = useState('');
  const workload = useQuery(orpc.assignment.workload.queryOptions({ input: {} }));
  const wanted = foldText(q.trim());

  return (
    <fieldset className={styles.picker}>
      <legend className={styles.legend}>{label}</legend>
      <TextInput
        mt={4}
        mb={4}
        size="xs"
        data-autofocus
        aria-label={t('searchTechnician')}
        placeholder={t('searchTechnician')}
        leftSection={<IconSearch size={14} />}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <Loaded query={workload} skeleton={<SkeletonRows rows={5} />}>
        {({ items }) => {
          const shown = items
            .filter((row) => row.technician.id !== exceptId)
            .filter((row) => foldText(`${row.technician.name} ${row.teams.join(' ')}`).includes(wanted))
            .sort(
              (a, b) =>
                rank(a) - rank(b) ||
                a.active / (a.limit || 1) - b.active / (b.limit || 1) ||
                formats.compare(a.technician.name, b.technician.name),
            );
          if (shown.length === 0) {
            return (
              <Text size="sm" c="dimmed" p="xs">
                {t('noTechnicians')}
              </Text>
            );
          }
          return (
            <ScrollArea.Autosize mah={260} type="auto" className={styles.list}>
              {shown.map((row) => (
                <label key={row.technician.id} className={styles.row}>
                  <input
                    type="radio"
                    name={name}
                    checked={value === row.technician.id}
                    onChange={() => onChange(row.technician.id, row.technician.name)}
                  />
                  <Avatar name={row.technician.name} isDecoration />
                  <span className={styles.name}>{row.technician.name}</span>
                  <span className={styles.presence}>
                    {row.isAbsent ? t('absent') : row.isOnShift ? t('onShift') : t('offShift')}
                  </span>
                  <span className={styles.load}>
                    <LoadBar
                      active={row.active}
                      limit={row.limit}
                      label={t('load', { active: row.active, limit: row.limit })}
                    />
                  </span>
                </label>
              ))}
            </ScrollArea.Autosize>
          );
        }}
      </Loaded>
    </fieldset>
  );
}

/** On shift and below the limit, on shift, off shift, absent. */
function rank(row: { isAbsent: boolean; isOnShift: boolean; active: number; limit: number }): number {
  if (row.isAbsent) return 3;
  if (!row.isOnShift) return 2;
  return row.active >= row.limit ? 1 : 0;
}
