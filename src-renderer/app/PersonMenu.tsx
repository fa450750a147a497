import { Menu, Text } from '@mantine/core';
import {
  IconCheck,
  IconContrast,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconRowInsertBottom,
  IconUserCircle,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
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
import styles from './AppFrame.module.css';
import { appTexts } from './texts.ts';

const SCHEMES = ['auto', 'light', 'dark'] as const satisfies readonly Preferences['scheme'][];
const DENSITIES = ['compact', 'comfortable'] as const satisfies readonly Preferences['density'][];

/** The person's own corner: account, language, appearance, keys, and the way out. */
export function PersonMenu({ onKeys }: { readonly onKeys: () => void }) {
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
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <button type="button" className={styles.person} aria-label={t('person.menu', { name: me.name })}>
          <Avatar name={me.name} size={28} isDecoration />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)">
            {me.name}
          </Text>
          {formats.list(me.roles.map((role) => word(`role.${role}`)))}
        </Menu.Label>
        <Menu.Item component={Link} to="/cuenta" leftSection={<IconUserCircle size={16} />}>
          {t('person.account')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconLanguage size={16} />}>{t('person.language')}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            {LANGUAGES.map((language) => (
              <Choice
                key={language}
                isChosen={me.language === language}
                onChoose={() => chooseLanguage(language)}
              >
                {word(`language.${language}`)}
              </Choice>
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconMoon size={16} />}>{t('person.theme')}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            {SCHEMES.map((scheme) => (
              <Choice
                key={scheme}
                isChosen={preferences.scheme === scheme}
                onChoose={() => setPreferences({ scheme })}
              >
                {t(`person.${scheme}`)}
              </Choice>
            ))}
            <Menu.Divider />
            <Menu.Item
              role="menuitemcheckbox"
              aria-checked={preferences.isHighContrast}
              leftSection={<IconContrast size={16} />}
              rightSection={preferences.isHighContrast ? <IconCheck size={16} aria-hidden /> : undefined}
              onClick={() => setPreferences({ isHighContrast: !preferences.isHighContrast })}
            >
              {t('person.contrast')}
            </Menu.Item>
          </Menu.Sub.Dropdown>
        </Menu.Sub>
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconRowInsertBottom size={16} />}>
              {t('person.density')}
            </Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            {DENSITIES.map((density) => (
              <Choice
                key={density}
                isChosen={preferences.density === density}
                onChoose={() => setPreferences({ density })}
              >
                {t(`person.${density}`)}
              </Choice>
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onKeys}>
          {t('person.keys')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} />}
          onClick={() => void signOut().catch((error: unknown) => showErrorToast(toAppError(error)))}
        >
          {t('person.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChoiceProps {
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: string;
}

function Choice({ isChosen, onChoose, children }: ChoiceProps) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={isChosen}
      rightSection={isChosen ? <IconCheck size={16} aria-hidden /> : undefined}
      onClick={onChoose}
    >
      {children}
    </Menu.Item>
  );
}
