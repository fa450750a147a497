import { Alert, Button } from '@mantine/core';
import { IconLock, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, orpc } from '../rpc/client.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { PropertyList } from '../ui/PropertyList.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import { LookCard } from './LookCard.tsx';
import { SourceForm } from './SourceForm.tsx';
import { updatesTexts } from './texts.ts';
import styles from './updates.module.css';
import { atDesk, useDesktopUpdates } from './useDesktopUpdates.ts';

/** Whether there is a newer version, how it is installed, and where such things come from. */
export function UpdatesScreen() {
  const t = useTexts(updatesTexts);
  const state = useQuery(orpc.updates.state.queryOptions({ input: {} }));
  const settings = useQuery(orpc.settings.get.queryOptions({ input: {} }));
  const check = useCommand(client.updates.check, { changes: ['system'] });
  const desktop = useDesktopUpdates();
  const [isLooking, setLooking] = useState(false);
  const lookNow = async () => {
    setLooking(true);
    try {
      // The service first: it tells the shell what the institution has set by now.
      await check.run({});
      if (desktop !== null) await atDesk(desktop.desk.check());
    } finally {
      setLooking(false);
    }
  };
  return (
    <Page title={t('admin.title')} subtitle={t('admin.subtitle')} width="narrow">
      <Loaded query={state} skeleton={<SkeletonForm fields={4} />}>
        {({ version, look, checkedAt, source, keyIds, isFixed }) => {
          const isSet = source !== null && keyIds.length > 0;
          return (
            <div className={styles.page}>
              <LookCard
                title={t('admin.here')}
                version={version}
                look={look}
                checkedAt={checkedAt}
                isSet={isSet}
              >
                {(isSet || desktop !== null) && (
                  <Button
                    variant="default"
                    leftSection={<IconRefresh size={16} aria-hidden />}
                    loading={isLooking}
                    onClick={() => void lookNow()}
                  >
                    {t('admin.check')}
                  </Button>
                )}
                {desktop === null && look.state === 'available' && <HowToInstall />}
              </LookCard>
              {desktop !== null && (
                <LookCard
                  title={t('admin.program')}
                  version={desktop.updates.version}
                  look={desktop.updates.look}
                  checkedAt={desktop.updates.checkedAt}
                  isSet={desktop.updates.look.state !== 'off'}
                />
              )}
              <section className={styles.card}>
                <h2 className={styles.cardTitle}>{t('admin.form.title')}</h2>
                {isFixed ? (
                  <>
                    <Alert color="gray" icon={<IconLock size={18} aria-hidden />} py="xs">
                      {t('admin.fixed')}
                    </Alert>
                    <PropertyList
                      items={[
                        {
                          label: t('admin.source'),
                          value: <span className={styles.path}>{source ?? t('admin.form.none')}</span>,
                        },
                        {
                          label: t('admin.keys'),
                          value: (
                            <span className={styles.path}>{keyIds.join(' ') || t('admin.form.none')}</span>
                          ),
                        },
                      ]}
                    />
                  </>
                ) : (
                  <Loaded query={settings} skeleton={<SkeletonForm fields={2} />}>
                    {(data) => (
                      <div className={styles.form}>
                        <SourceForm
                          stored={{
                            id: 1,
                            version: data.versions.updates ?? 0,
                            updates: data.settings.updates,
                          }}
                        />
                      </div>
                    )}
                  </Loaded>
                )}
              </section>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

/** A server is installed by its administrator: a page must not be able to stop and replace the program that serves it. */
function HowToInstall() {
  const t = useTexts(updatesTexts);
  return (
    <>
      <h3 className={styles.cardTitle}>{t('admin.how.title')}</h3>
      <ol className={styles.steps}>
        <li>
          {t('admin.how.fetch')} <code className={styles.command}>{t('admin.how.command')}</code>
        </li>
        <li>{t('admin.how.stop')}</li>
        <li>{t('admin.how.install')}</li>
        <li>{t('admin.how.start')}</li>
        <li>{t('admin.how.windows')}</li>
      </ol>
      <p className={styles.hint}>{t('admin.how.back')}</p>
    </>
  );
}
