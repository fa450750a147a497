import { Group, Kbd, Modal, Stack, Switch, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { useTexts } from '../texts/useTexts.ts';
import { setPreferences, usePreferences } from './preferences.ts';
import { type ShortcutGroup, useShortcutGroups } from './shortcuts.ts';
import { uiTexts } from './texts.ts';

interface KeysOverlayProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What the keys do here, and the switch to do without them. */
export function KeysOverlay({ isOpen, onClose }: KeysOverlayProps) {
  const t = useTexts(uiTexts);
  const groups = byName(useShortcutGroups((state) => state.groups));
  const hasShortcuts = usePreferences((preferences) => preferences.hasShortcuts);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('keys.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="lg">
        {groups.map((group) => (
          <div key={group.name}>
            <Title order={3} mb={6}>
              {group.name}
            </Title>
            <Stack gap={4}>
              {group.shortcuts.map((shortcut) => (
                <Group key={shortcut.keys} justify="space-between" wrap="nowrap">
                  <Text size="sm">{shortcut.label}</Text>
                  <Keys keys={shortcut.keys} />
                </Group>
              ))}
            </Stack>
          </div>
        ))}
        <Switch
          label={t('keys.enabled')}
          description={t('keys.enabledHint')}
          checked={hasShortcuts}
          onChange={(event) => setPreferences({ hasShortcuts: event.currentTarget.checked })}
        />
      </Stack>
    </Modal>
  );
}

/** Two parts of a screen may add to the same group: it is told once. */
function byName(groups: readonly ShortcutGroup[]): ShortcutGroup[] {
  const names = [...new Set(groups.map(({ name }) => name))];
  return names.map((name) => ({
    name,
    shortcuts: groups.filter((group) => group.name === name).flatMap(({ shortcuts }) => shortcuts),
  }));
}

function Keys({ keys }: { readonly keys: string }) {
  const t = useTexts(uiTexts);
  return (
    <Group gap={4} wrap="nowrap">
      {keys.split(' ').map((press, index) => (
        <Fragment key={press}>
          {index > 0 && (
            <Text size="xs" c="dimmed">
              {t('keys.next')}
            </Text>
          )}
          {press.split('+').map((key) => (
            <Kbd key={key} size="sm">
              {key === 'mod' ? 'Ctrl' : key.length === 1 ? key.toUpperCase() : key}
            </Kbd>
          ))}
        </Fragment>
      ))}
    </Group>
  );
}
