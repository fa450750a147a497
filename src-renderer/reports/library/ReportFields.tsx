import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { LANGUAGES } from '#shared/people/contract.ts';
import type { FilterKey } from '#shared/reports/builtIn.ts';
import { datesOfPeriod } from '#shared/reports/period.ts';
import { orpc } from '../../rpc/client.ts';
import { useAllows, useMe } from '../../rpc/session.ts';
import { PeoplePicker } from '../../signs/PeoplePicker.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import { useToday } from '../../ui/useToday.ts';
import { askedOf, choiceOfPeriod, PERIOD_NAMES, periodOf, type ReportChoice } from './reportChoice.ts';
import { libraryTexts } from './texts.ts';
import { useFieldChoices } from './useFieldChoices.ts';

interface ReportFieldsProps {
  readonly choice: ReportChoice;
  readonly onChange: (changes: Partial<ReportChoice>) => void;
  readonly isUnknownTicket: boolean;
  /** A period that is fixed does not fit what makes itself again and again. */
  readonly relativeOnly?: boolean;
}

const asId = (text: string | null) => (text === null ? undefined : Number(text));
const asText = (id: number | undefined) => (id === undefined ? null : String(id));

/** What a report asks for: of when, whose, which, narrowed by what, in which language. */
export function ReportFields({ choice, onChange, isUnknownTicket, relativeOnly = false }: ReportFieldsProps) {
  const t = useTexts(libraryTexts);
  const word = useTexts(words);
  const today = useToday();
  const choices = useFieldChoices();
  const me = useMe();
  const seesAll = useAllows('indicators.all');
  const { hasPeriod, filters, subject } = askedOf(choice);
  const shown = choice.period ?? 'thisMonth';
  const names = PERIOD_NAMES.filter((name) => !relativeOnly || name !== 'own');
  const selects: Readonly<
    Record<
      Exclude<FilterKey, 'requesterId'>,
      { readonly label: string; readonly data: readonly { value: string; label: string }[] }
    >
  > = {
    areaId: { label: t('field.area'), data: choices.areas },
    serviceId: { label: t('field.service'), data: choices.services },
    technicianId: { label: t('field.technician'), data: choices.technicians },
  };
  return (
    <>
      {subject === 'technician' && seesAll && (
        <Select
          label={t('field.technician')}
          placeholder={t('field.choose')}
          required
          searchable
          data={choices.technicians}
          value={asText(choice.who)}
          onChange={(value) => onChange({ who: asId(value) })}
        />
      )}
      {subject === 'technician' && !seesAll && (
        <TextInput label={t('field.technician')} value={me.name} readOnly />
      )}
      {subject === 'ticket' && (
        <TextInput
          label={t('field.ticket')}
          placeholder="SB-2026-000123"
          required
          defaultValue={choice.ticket ?? ''}
          error={isUnknownTicket ? t('field.unknownTicket') : undefined}
          onBlur={(event) =>
            onChange({ ticket: event.currentTarget.value.trim().toUpperCase() || undefined })
          }
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            onChange({ ticket: event.currentTarget.value.trim().toUpperCase() || undefined });
          }}
        />
      )}
      {hasPeriod && (
        <Select
          label={t('field.period')}
          allowDeselect={false}
          data={names.map((value) => ({ value, label: t(`period.${value}`) }))}
          value={shown}
          onChange={(value) => {
            const period = names.find((name) => name === value);
            if (period !== 'own') onChange({ period, from: undefined, to: undefined });
            else {
              // Begins with the days that were shown.
              onChange(choiceOfPeriod(datesOfPeriod(periodOf(choice) ?? { relative: 'thisMonth' }, today)));
            }
          }}
        />
      )}
      {hasPeriod &&
        shown === 'own' &&
        (['from', 'to'] as const).map((edge) => (
          <TextInput
            key={edge}
            type="date"
            label={t(`field.${edge}`)}
            value={choice[edge] ?? today}
            style={{ '--filter-width': '9.5rem' }}
            onChange={(event) => {
              const { value } = event.currentTarget;
              if (value !== '') onChange({ [edge]: value });
            }}
          />
        ))}
      {filters.map((filter) => {
        if (filter === 'requesterId') {
          return (
            <RequesterField
              key={filter}
              label={t('field.requester')}
              id={choice.requesterId}
              onChange={(requesterId) => onChange({ requesterId })}
            />
          );
        }
        // Technicians get their own work whatever they ask for.
        if (filter === 'technicianId' && !seesAll) return null;
        const { label, data } = selects[filter];
        return (
          <Select
            key={filter}
            label={label}
            placeholder={t('field.all')}
            clearable
            searchable={data.length > 7}
            data={data}
            value={asText(choice[filter])}
            onChange={(value) => onChange({ [filter]: asId(value) })}
          />
        );
      })}
      <Select
        label={t('field.language')}
        allowDeselect={false}
        data={LANGUAGES.map((value) => ({ value, label: word(`language.${value}`) }))}
        value={choice.language ?? me.language}
        style={{ '--filter-width': '9.5rem' }}
        onChange={(value) => onChange({ language: LANGUAGES.find((one) => one === value) })}
      />
    </>
  );
}

interface RequesterFieldProps {
  readonly label: string;
  readonly id: number | undefined;
  readonly onChange: (id: number | undefined) => void;
}

function RequesterField({ label, id, onChange }: RequesterFieldProps) {
  const person = useQuery(
    orpc.people.get.queryOptions({ input: { id: id ?? 0 }, enabled: id !== undefined }),
  );
  const chosen = id === undefined ? [] : [{ id, name: person.data?.name ?? '…' }];
  return (
    <PeoplePicker label={label} most={1} value={chosen} onChange={(people) => onChange(people[0]?.id)} />
  );
}
