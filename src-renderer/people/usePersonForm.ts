import { useQuery } from '@tanstack/react-query';
import type { Person } from '#shared/people/contract.ts';
import { orpc } from '../rpc/client.ts';
import { rpcTexts } from '../rpc/texts.ts';
import type { Command } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { currentLanguage } from '../texts/i18n.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import type { Described } from '../ui/ConflictPanel.tsx';
import type { Choice } from '../ui/choices.ts';
import { type RecordForm, useRecordForm } from '../ui/useRecordForm.ts';
import {
  type PersonProblem,
  type PersonValues,
  personInput,
  personProblems,
  personValues,
} from './personValues.ts';
import { peopleTexts } from './texts.ts';
import type { PersonChoices } from './usePersonChoices.ts';

type Input = ReturnType<typeof personInput>;
type Seen = { id: number; version: number };

/** The form of a person, over whichever command saves it. */
export function usePersonForm<I extends { commandId?: string | undefined }, O>(options: {
  readonly person: Person | null;
  readonly command: Command<I, O>;
  readonly inputOf: (input: Input, seen: Seen | null) => Omit<I, 'commandId'>;
  readonly storedOf?: (output: O) => Person;
  readonly onSaved?: (output: O) => void;
}): RecordForm<PersonValues> {
  const t = useTexts(peopleTexts);
  const tRpc = useTexts(rpcTexts);
  // Settings promise it: new people begin in the institution's language, not in that of whoever writes them down.
  const { data: setup } = useQuery(orpc.setup.status.queryOptions({ input: {} }));
  const sentence = (problem: PersonProblem) => {
    switch (problem) {
      case 'required':
        return tRpc('field.required');
      case 'tooShort':
        return tRpc('field.tooShort', { count: 2 });
      case 'email':
        return tRpc('field.email');
      case 'limit':
        return tRpc('field.number', { min: 0, max: 200 });
      case 'username':
      case 'roleMissing':
        return t(`problem.${problem}`);
    }
  };
  return useRecordForm<Person, PersonValues, I, O>({
    record: options.person,
    valuesOf: (person) => personValues(person, setup?.language ?? currentLanguage()),
    validate: (values) =>
      Object.fromEntries(
        Object.entries(personProblems(values)).map(([field, problem]) => [field, sentence(problem)]),
      ),
    command: options.command,
    inputOf: (values, seen) => options.inputOf(personInput(values), seen),
    ...(options.storedOf === undefined ? {} : { storedOf: options.storedOf }),
    ...(options.onSaved === undefined ? {} : { onSaved: options.onSaved }),
  });
}

/** What the form says, in words: to read it, and to compare two versions of it. */
export function useDescribePerson(choices: PersonChoices): (values: PersonValues) => Described[] {
  const t = useTexts(peopleTexts);
  const tWords = useTexts(words);
  const formats = useFormats();
  const named = (all: readonly Choice[], value: string | null) =>
    all.find((choice) => choice.value === value)?.label ?? '';
  return (values) => [
    { label: t('field.name'), value: values.name },
    { label: t('field.email'), value: values.email },
    { label: t('field.phone'), value: values.phone },
    { label: t('field.post'), value: values.post },
    { label: t('field.employeeNumber'), value: values.employeeNumber },
    { label: t('field.area'), value: named(choices.areas, values.areaId) },
    { label: t('field.location'), value: named(choices.locations, values.locationId) },
    { label: t('field.username'), value: values.isExternal ? t('state.external') : values.username },
    { label: t('field.roles'), value: formats.list(values.roles.map((role) => tWords(`role.${role}`))) },
    { label: t('field.language'), value: tWords(`language.${values.language}`) },
    { label: t('field.teams'), value: formats.list(values.teamIds.map((id) => named(choices.teams, id))) },
    { label: t('field.skills'), value: formats.list(values.skillIds.map((id) => named(choices.skills, id))) },
    { label: t('field.calendar'), value: named(choices.calendars, values.calendarId) },
    { label: t('field.limit'), value: String(values.activeLimit) },
  ];
}
