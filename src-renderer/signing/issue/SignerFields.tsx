import { ActionIcon, Autocomplete, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { Ref } from '#shared/rpc/fields.ts';
import { MOST_SIGNERS } from '#shared/signing/issued.ts';
import { orpc } from '../../rpc/client.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { PeoplePicker } from '../../signs/PeoplePicker.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import styles from '../Signing.module.css';
import { issueTexts } from './issueTexts.ts';
import { type Line, missingIn, newLine } from './lines.ts';

interface SignerFieldsProps {
  readonly lines: readonly Line[];
  /** Marks what is missing. */
  readonly isChecked: boolean;
  readonly onChange: (lines: readonly Line[]) => void;
}

/** The lines that will be signed: function, whose, and the name and post as they are printed. */
export function SignerFields({ lines, isChecked, onChange }: SignerFieldsProps) {
  const t = useTexts(issueTexts);
  const roles = [t('roles.made'), t('roles.checked'), t('roles.authorised'), t('roles.noted')];
  const missing = isChecked ? missingIn(lines) : new Map<number, readonly string[]>();
  return (
    <section aria-labelledby="issue-signers">
      <h2 className={styles.heading} id="issue-signers">
        {t('signers')}
      </h2>
      <p className={styles.quiet}>{lines.length === 0 ? t('noLines') : t('signersHint')}</p>
      {lines.map((line, at) => (
        <SignerLine
          key={line.key}
          line={line}
          number={at + 1}
          roles={roles}
          missing={missing.get(line.key) ?? []}
          onChange={(changes) =>
            onChange(lines.map((one) => (one.key === line.key ? { ...one, ...changes } : one)))
          }
          onRemove={() => onChange(lines.filter((one) => one.key !== line.key))}
        />
      ))}
      {lines.length < MOST_SIGNERS && (
        <Button
          mt="sm"
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => onChange([...lines, newLine(lines, roles[Math.min(lines.length, 2)] ?? '')])}
        >
          {t('add')}
        </Button>
      )}
    </section>
  );
}

interface SignerLineProps {
  readonly line: Line;
  readonly number: number;
  readonly roles: readonly string[];
  readonly missing: readonly string[];
  readonly onChange: (changes: Partial<Line>) => void;
  readonly onRemove: () => void;
}

function SignerLine({ line, number, roles, missing, onChange, onRemove }: SignerLineProps) {
  const t = useTexts(issueTexts);
  const field = useTexts(rpcTexts);
  const queries = useQueryClient();
  const choose = async (person: Ref | null) => {
    onChange({ person, ...(person === null ? {} : { name: person.name }) });
    if (person === null) return;
    // The post is a help: without it the line is as good.
    const known = await queries
      .fetchQuery(orpc.people.get.queryOptions({ input: { id: person.id } }))
      .catch(() => null);
    if (known?.post != null) onChange({ post: known.post });
  };
  const wrong = (name: string) => (missing.includes(name) ? field('field.required') : undefined);
  return (
    <fieldset className={styles.signerFields}>
      <legend className={styles.quiet}>{t('line', { number })}</legend>
      <Autocomplete
        label={t('role')}
        data={[...roles]}
        maxLength={40}
        value={line.role}
        error={wrong('role')}
        onChange={(role) => onChange({ role })}
      />
      <PeoplePicker
        label={t('person')}
        description={t('personHint')}
        most={1}
        value={line.person === null ? [] : [line.person]}
        onChange={(people) => void choose(people.at(-1) ?? null)}
      />
      <TextInput
        label={t('name')}
        maxLength={120}
        value={line.name}
        error={wrong('name')}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('post')}
        maxLength={120}
        value={line.post}
        onChange={(event) => onChange({ post: event.currentTarget.value })}
      />
      <ActionIcon aria-label={t('remove', { number })} onClick={onRemove}>
        <IconTrash size={16} />
      </ActionIcon>
    </fieldset>
  );
}
