import { Popover, SegmentedControl, Stack, Switch, Text, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconLogout, IconSparkles, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { LANGUAGES, type Language } from '#shared/people/contract.ts';
import { toAppError } from '../rpc/appError.ts';
import { refreshMe, signOut } from '../rpc/authenticate.ts';
import { client } from '../rpc/client.ts';
import { showErrorToast } from '../rpc/errorToast.tsx';
import { useMe } from '../rpc/session.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { type Preferences, setPreferences, usePreferences } from '../ui/preferences.ts';
import styles from './PersonMenu.module.css';
import { appTexts } from './texts.ts';

const SCHEMES = ['auto', 'light', 'dark'] as const satisfies readonly Preferences['scheme'][];
const DENSITIES = ['compact', 'comfortable'] as const satisfies readonly Preferences['density'][];

/** The person's own corner: account, language, appearance, keys, and the way out. */
export function PersonMenu({ onKeys }: { readonly onKeys: () => void }) {
  const t = useTexts(appTexts);
  const me = useMe();
  const [isOpen, setIsOpen] = useState(false);
  const label = t('person.menu', { name: me.name });
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" width={300} trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.person}
          aria-label={label}
          onClick={() => setIsOpen((open) => !open)}
        >
          <Avatar name={me.name} size={28} isDecoration />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={label}>
        <PersonPanel onKeys={onKeys} onClose={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface PersonPanelProps {
  readonly onKeys: () => void;
  readonly onClose: () => void;
}

function PersonPanel({ onKeys, onClose }: PersonPanelProps) {
  const t = useTexts(appTexts);
  const word = useTexts(words);
  const formats = useFormats();
  const me = useMe();
  const preferences = usePreferences();
  const updateMine = useCommand(client.people.updateMine, { onDone: () => void refreshMe() });

  const chooseLanguage = (language: Language) => {
    setPreferences({ language });
    void updateMine.run({ language, phone: me.phone });
  };

  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <Avatar name={me.name} size={36} isDecoration />
        <div className={styles.who}>
          <Text size="sm" fw={600} truncate>
            {me.name}
          </Text>
          <Text size="xs" c="dimmed">
            {formats.list(me.roles.map((role) => word(`role.${role}`)))}
          </Text>
        </div>
      </div>
      <div className={styles.links}>
        <Link to="/cuenta" className={styles.link} onClick={onClose}>
          <IconUserCircle size={17} stroke={1.75} aria-hidden />
          {t('person.account')}
        </Link>
        <Link to="/novedades" className={styles.link} onClick={onClose}>
          <IconSparkles size={17} stroke={1.75} aria-hidden />
          {t('person.news')}
        </Link>
        <UnstyledButton
          className={styles.link}
          onClick={() => {
            onClose();
            onKeys();
          }}
        >
          <IconKeyboard size={17} stroke={1.75} aria-hidden />
          {t('person.keys')}
        </UnstyledButton>
      </div>
      <Stack gap="sm" className={styles.choices}>
        <Choice
          label={t('person.language')}
          value={me.language}
          options={LANGUAGES}
          name={(language) => word(`language.${language}`)}
          onChoose={chooseLanguage}
        />
        <Choice
          label={t('person.theme')}
          value={preferences.scheme}
          options={SCHEMES}
          name={(scheme) => t(`person.${scheme}`)}
          onChoose={(scheme) => setPreferences({ scheme })}
        />
        <Choice
          label={t('person.density')}
          value={preferences.density}
          options={DENSITIES}
          name={(density) => t(`person.${density}`)}
          onChoose={(density) => setPreferences({ density })}
        />
        <Switch
          size="sm"
          label={t('person.contrast')}
          checked={preferences.isHighContrast}
          onChange={(event) => setPreferences({ isHighContrast: event.currentTarget.checked })}
        />
      </Stack>
      <div className={styles.links}>
        <UnstyledButton
          className={styles.link}
          onClick={() => void signOut().catch((error: unknown) => showErrorToast(toAppError(error)))}
        >
          <IconLogout size={17} stroke={1.75} aria-hidden />
          {t('person.signOut')}
        </UnstyledButton>
      </div>
    </div>
  );
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly V[];
  readonly name: (value: V) => string;
  readonly onChoose: (value: V) => void;
}

function Choice<V extends string>({ label, value, options, name, onChoose }: ChoiceProps<V>) {
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4} aria-hidden>
        {label}
      </Text>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={label}
        value={value}
        onChange={(chosen) => {
          const option = options.find((one) => one === chosen);
          if (option !== undefined) onChoose(option);
        }}
        data={options.map((option) => ({ value: option, label: name(option) }))}
      />
    </div>
  );
}
