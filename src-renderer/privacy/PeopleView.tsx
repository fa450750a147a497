import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { client, orpc } from '../rpc/client.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import { saveFile } from '../ui/saveFile.ts';
import { CancellationPanel } from './CancellationPanel.tsx';
import { CancelledList } from './CancelledList.tsx';
import { privacyAdminTexts } from './texts.ts';

const route = getRouteApi('/administracion/privacidad');

/** What a person may ask for: their data, a correction, or that they be cancelled. */
export function PeopleView() {
  const t = useTexts(privacyAdminTexts);
  const navigate = route.useNavigate();
  const { person } = route.useSearch();
  return (
    <Stack gap="lg">
      <PersonChoice
        value={person}
        onChange={(id) => void navigate({ search: { view: 'people', person: id } })}
      />
      {person === undefined ? (
        <Text size="sm" c="dimmed">
          {t('people.hint')}
        </Text>
      ) : (
        <Rights key={person} id={person} />
      )}
      <CancelledList />
    </Stack>
  );
}

interface PersonChoiceProps {
  readonly value: number | undefined;
  readonly onChange: (id: number | undefined) => void;
}

/** Also those whose account is disabled: it is people who left that are looked for here. */
function PersonChoice({ value, onChange }: PersonChoiceProps) {
  const t = useTexts(privacyAdminTexts);
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 200);
  const found = useQuery(
    orpc.people.list.queryOptions({
      input: { q: q === '' ? undefined : q, limit: 20 },
      placeholderData: keepPreviousData,
    }),
  );
  const chosen = useQuery(
    orpc.people.get.queryOptions({ input: { id: value ?? 1 }, enabled: value !== undefined }),
  );
  const known = new Map((found.data?.items ?? []).map(({ id, name }) => [String(id), name]));
  if (value !== undefined && chosen.data?.id === value) known.set(String(value), chosen.data.name);
  return (
    <Select
      label={t('people.who')}
      placeholder={t('people.type')}
      data={[...known].map(([id, name]) => ({ value: id, label: name }))}
      value={value === undefined ? null : String(value)}
      onChange={(id) => onChange(id === null ? undefined : Number(id))}
      searchable
      clearable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      nothingFoundMessage={t('people.nobody')}
    />
  );
}

function Rights({ id }: { readonly id: number }) {
  const t = useTexts(privacyAdminTexts);
  const preview = useQuery(orpc.privacy.previewCancellation.queryOptions({ input: { id } }));
  const download = useCommand(client.privacy.exportPerson, { changes: [] });
  const send = async () => {
    const outcome = await download.run({ id });
    if (outcome.ok && (await saveFile(outcome.value))) {
      showDone(t('people.exported', { name: outcome.value.name }));
    }
  };
  return (
    <>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          loading={download.isRunning}
          onClick={() => void send()}
        >
          {t('people.export')}
        </Button>
        <Text size="sm">
          <Link to="/administracion/personas/$personId" params={{ personId: String(id) }}>
            {t('people.correct')}
          </Link>
        </Text>
      </Group>
      <Loaded query={preview} skeleton={<SkeletonForm fields={4} />}>
        {(data) => <CancellationPanel preview={data} />}
      </Loaded>
    </>
  );
}
