import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportMapping, SeenTable } from '#shared/imports/mapping.ts';
import type { ImportKind } from '#shared/imports/targets.ts';
import { client } from '../rpc/client.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { importTexts } from './texts.ts';

interface KeepProps {
  readonly kind: ImportKind;
  readonly seen: SeenTable;
  readonly mapping: ImportMapping;
}

/** Keeps the columns and words for the next file with the same headings. */
export function KeepMapping({ kind, seen, mapping }: KeepProps) {
  const t = useTexts(importTexts);
  const [name, setName] = useState(seen.kept[0]?.name ?? seen.sheet ?? t(`kind.${kind}`));
  const save = useCommand(client.imports.saveMapping, { changes: ['importMapping'] });
  const keep = async () => {
    const headings = seen.columns.map((column) => column.name);
    const outcome = await save.run({ kind, name: name.trim(), headings, mapping });
    if (outcome.ok) showDone(t('keptDone', { name: outcome.value.name }));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void keep();
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('keepName')}
          description={t('keepHint')}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={save.isRunning} disabled={name.trim() === ''}>
          {t('keep')}
        </Button>
      </Group>
    </form>
  );
}
