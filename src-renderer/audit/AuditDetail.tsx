import { Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { PropertyList } from '../ui/PropertyList.tsx';
import { uiTexts } from '../ui/texts.ts';
import styles from './audit.module.css';
import type { AuditEvent } from './auditEvent.ts';
import { auditFieldTexts } from './fieldTexts.ts';
import { detailRows, instantOf } from './phrases.ts';
import { auditTexts } from './texts.ts';
import { useAuditWords } from './useAuditWords.ts';

/** An entry of the audit log: who, what, from where, and each field before and after. */
export function AuditDetail({ event }: { readonly event: AuditEvent }) {
  const t = useTexts(auditTexts);
  const formats = useFormats();
  const value = useValueText();
  const field = useFieldName();
  const { phrase, actor, origin } = useAuditWords();
  const rows = detailRows(event.before, event.after);
  return (
    <>
      <Text size="sm" mb="md">
        <strong>{actor(event)}</strong> {phrase(event)}
      </Text>
      <PropertyList
        items={[
          { label: t('column.at'), value: formats.exact(event.at) },
          { label: t('column.origin'), value: origin(event) },
          {
            label: t('about'),
            value: event.entity === 'ticket' && event.label !== null && (
              <Link to="/solicitudes/$folio" params={{ folio: event.label }}>
                {event.label}
              </Link>
            ),
          },
        ].map((item) => (item.value === false ? { ...item, value: null } : item))}
      />
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed" mt="md">
          {t('noFields')}
        </Text>
      ) : (
        <Table mt="md" verticalSpacing={4} fz="sm" className={styles.fields}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('field')}</Table.Th>
              <Table.Th>{t('before')}</Table.Th>
              <Table.Th>{t('after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.field}>
                <Table.Td c="dimmed">{field(row.field)}</Table.Td>
                <Table.Td className={styles.value}>{value(row.field, row.before)}</Table.Td>
                <Table.Td className={styles.value}>{value(row.field, row.after)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}

function useFieldName(): (field: string) => string {
  const t = useTexts(auditFieldTexts);
  return (field) => (Object.hasOwn(auditFieldTexts.es, field) ? t(field as 'name') : field);
}

/** The groups of words whose members occur as values of a field of that name. */
const wordGroups = {
  status: 'status',
  priority: 'priority',
  impact: 'impact',
  urgency: 'urgency',
  channel: 'channel',
  waitingFor: 'waitingFor',
} as const;

function useValueText(): (field: string, value: unknown) => string {
  const t = useTexts(words);
  const tUi = useTexts(uiTexts);
  const formats = useFormats();
  const text = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—';
    if (typeof value === 'boolean') return value ? tUi('yes') : tUi('no');
    const instant = instantOf(field, value);
    if (instant !== null) return formats.dateTime(instant);
    if (field === 'remainingSeconds' && typeof value === 'number')
      return formats.duration(value, { workday: true });
    if (typeof value === 'number') return String(value);
    if (field === 'roles' && Array.isArray(value))
      return formats.list(
        value.map((role) => (role in words.es.role ? t(`role.${role as 'master'}`) : String(role))),
      );
    if (typeof value === 'string') {
      const group = wordGroups[field as keyof typeof wordGroups];
      if (group !== undefined && value in words.es[group]) return t(`${group}.${value}` as 'status.new');
      return value;
    }
    if (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
      return formats.list(value.map(String));
    return JSON.stringify(value, null, 1);
  };
  return text;
}
