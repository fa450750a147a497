import { NativeSelect, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { EMAIL_CHOICES, type EmailChoice, type NotificationKind } from '#shared/notifications/contract.ts';
import { KINDS_OF_REQUESTERS, KINDS_OF_STAFF } from '#shared/notifications/defaultPreference.ts';
import { client, orpc } from '../rpc/client.ts';
import { patchCached } from '../rpc/optimistic.ts';
import { useMe } from '../rpc/session.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import styles from './notifications.module.css';
import { notificationTexts } from './texts.ts';

interface Preference {
  readonly kind: NotificationKind;
  readonly inApp: boolean;
  readonly native: boolean;
  readonly email: EmailChoice;
}

interface Preferences {
  readonly items: readonly Preference[];
  readonly mail: { readonly isOn: boolean; readonly hasAddress: boolean };
}

/** Which kinds one wants to see here, on the computer and by e-mail; each choice is saved as it is made. */
export function NotificationPreferences() {
  const t = useTexts(notificationTexts);
  const isStaff = useMe().roles.some((role) => role !== 'requester');
  const preferences = useQuery(orpc.notifications.preferences.queryOptions({ input: {} }));
  const save = useCommand(client.notifications.savePreferences, {
    optimistic: ({ items }) =>
      patchCached<Preferences>(orpc.notifications.preferences.key(), (old) => ({
        ...old,
        items: old.items.map((one) => {
          const changed = items.find(({ kind }) => kind === one.kind);
          return changed === undefined ? one : { ...one, ...changed, email: changed.email ?? one.email };
        }),
      })),
    changes: ['notification'],
  });
  const change = (preference: Preference, to: Partial<Preference>) =>
    void save.run({ items: [{ ...preference, ...to }] });

  return (
    <Loaded query={preferences} skeleton={<SkeletonForm fields={6} />}>
      {({ items, mail }) => (
        <>
          <Text size="xs" c="dimmed" mb="xs">
            {t('preferencesHint')} {isStaff ? t('emailOwnHint') : ''}{' '}
            {!mail.hasAddress ? t('noAddress') : !mail.isOn ? t('emailOff') : ''}
          </Text>
          <table className={styles.choices}>
            <thead>
              <tr>
                <td />
                <th scope="col">{t('inApp')}</th>
                <th scope="col">{t('native')}</th>
                <th scope="col">{t('email')}</th>
              </tr>
            </thead>
            <tbody>
              {items
                .filter(({ kind }) => isStaff || !KINDS_OF_STAFF.includes(kind))
                .map((preference) => {
                  const name = t(`kind.${preference.kind}`);
                  return (
                    <tr key={preference.kind}>
                      <th scope="row">{name}</th>
                      {(['inApp', 'native'] as const).map((where) => (
                        <td key={where}>
                          <Switch
                            size="sm"
                            aria-label={`${name}: ${t(where)}`}
                            checked={preference[where]}
                            onChange={(event) => change(preference, { [where]: event.currentTarget.checked })}
                          />
                        </td>
                      ))}
                      <td>
                        <ByMail
                          label={`${name}: ${t('email')}`}
                          value={preference.email}
                          // Only staff hear both of their own requests and of work.
                          isBoth={isStaff && KINDS_OF_REQUESTERS.includes(preference.kind)}
                          onChange={(email) => change(preference, { email })}
                        />
                      </td>
                    </tr>
                  );
                })}
            </tbody>
          </table>
        </>
      )}
    </Loaded>
  );
}

interface ByMailProps {
  readonly label: string;
  readonly value: EmailChoice;
  readonly isBoth: boolean;
  readonly onChange: (choice: EmailChoice) => void;
}

function ByMail({ label, value, isBoth, onChange }: ByMailProps) {
  const t = useTexts(notificationTexts);
  if (isBoth) {
    return (
      <NativeSelect
        size="xs"
        aria-label={label}
        value={value}
        onChange={(event) => {
          const choice = EMAIL_CHOICES.find((one) => one === event.currentTarget.value);
          if (choice !== undefined) onChange(choice);
        }}
        data={EMAIL_CHOICES.map((choice) => ({ value: choice, label: t(`emailChoice.${choice}`) }))}
      />
    );
  }
  return (
    <Switch
      size="sm"
      aria-label={label}
      checked={value !== 'none'}
      onChange={(event) => onChange(event.currentTarget.checked ? 'all' : 'none')}
    />
  );
}
