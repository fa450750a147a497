import { Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { NotificationKind } from '#shared/notifications/contract.ts';
import { client, orpc } from '../rpc/client.ts';
import { patchCached } from '../rpc/optimistic.ts';
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
}

/** Which kinds one wants to see here and on the computer; each switch is saved as it is moved. */
export function NotificationPreferences() {
  const t = useTexts(notificationTexts);
  const preferences = useQuery(orpc.notifications.preferences.queryOptions({ input: {} }));
  const save = useCommand(client.notifications.savePreferences, {
    optimistic: ({ items }) =>
      patchCached<{ items: Preference[] }>(orpc.notifications.preferences.key(), (old) => ({
        items: old.items.map((one) => items.find((changed) => changed.kind === one.kind) ?? one),
      })),
    changes: ['notification'],
  });

  return (
    <Loaded query={preferences} skeleton={<SkeletonForm fields={6} />}>
      {({ items }) => (
        <>
          <Text size="xs" c="dimmed" mb="xs">
            {t('preferencesHint')}
          </Text>
          <table className={styles.choices}>
            <thead>
              <tr>
                <td />
                <th scope="col">{t('inApp')}</th>
                <th scope="col">{t('native')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((preference) => (
                <tr key={preference.kind}>
                  <th scope="row">{t(`kind.${preference.kind}`)}</th>
                  {(['inApp', 'native'] as const).map((where) => (
                    <td key={where}>
                      <Switch
                        size="sm"
                        aria-label={`${t(`kind.${preference.kind}`)}: ${t(where)}`}
                        checked={preference[where]}
                        onChange={(event) =>
                          void save.run({ items: [{ ...preference, [where]: event.currentTarget.checked }] })
                        }
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Loaded>
  );
}
