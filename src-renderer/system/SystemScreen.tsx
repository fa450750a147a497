import { Alert, Button, List } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconDatabaseExport,
  IconShieldCheck,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { fromIso } from '#shared/kernel/time.ts';
import { client, orpc } from '../rpc/client.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { PropertyList } from '../ui/PropertyList.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { SkeletonCards } from '../ui/Skeletons.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { useNow } from '../ui/useNow.ts';
import { AvailabilitySection } from './AvailabilitySection.tsx';
import { availabilityTexts } from './availabilityTexts.ts';
import { backupTone, diskTone, type HealthTone, verificationTone } from './health.ts';
import { PlaceSection } from './PlaceSection.tsx';
import styles from './system.module.css';
import { systemTexts } from './texts.ts';

/** The installation's health: what runs, where the data is, the last copy and the last check, each with its button. */
export function SystemScreen() {
  const t = useTexts(systemTexts);
  const a = useTexts(availabilityTexts);
  const formats = useFormats();
  const now = useNow();
  const state = useQuery(orpc.system.state.queryOptions({ input: {}, refetchInterval: 30_000 }));
  const [found, setFound] = useState<Found | null>(null);
  const verify = useCommand(client.system.verify, { changes: ['backup'], onDone: setFound });

  return (
    <Page title={t('title')}>
      <Loaded query={state} skeleton={<SkeletonCards cards={3} height={180} />}>
        {(data) => {
          const { lastBackup, lastVerification } = data;
          return (
            <div className={styles.page}>
              <div className={styles.cards}>
                <Card
                  title={t('backup')}
                  tone={backupTone(lastBackup === null ? null : fromIso(lastBackup.at), now)}
                  action={
                    <LinkButton
                      to="/administracion/respaldos"
                      variant="default"
                      leftSection={<IconDatabaseExport size={16} />}
                    >
                      {t('backups')}
                    </LinkButton>
                  }
                >
                  {lastBackup === null ? (
                    <p>{t('neverBackedUp')}</p>
                  ) : (
                    <PropertyList
                      items={[
                        { label: t('last'), value: <RelativeTime iso={lastBackup.at} as="day" /> },
                        { label: t('size'), value: formats.bytes(lastBackup.bytes) },
                        { label: t('file'), value: <span className={styles.path}>{lastBackup.file}</span> },
                      ]}
                    />
                  )}
                </Card>
                <Card
                  title={t('integrity')}
                  tone={verificationTone(
                    lastVerification === null
                      ? null
                      : { at: fromIso(lastVerification.at), ok: lastVerification.ok },
                    now,
                  )}
                  action={
                    <Button
                      variant="default"
                      leftSection={<IconShieldCheck size={16} />}
                      loading={verify.isRunning}
                      onClick={() => void verify.run({})}
                    >
                      {t('verifyNow')}
                    </Button>
                  }
                >
                  {lastVerification === null ? (
                    <p>{t('neverVerified')}</p>
                  ) : (
                    <PropertyList
                      items={[
                        { label: t('last'), value: <RelativeTime iso={lastVerification.at} as="day" /> },
                        {
                          label: t('result'),
                          value: lastVerification.ok
                            ? t('allRight')
                            : t('problems', { count: lastVerification.problems }),
                        },
                      ]}
                    />
                  )}
                  <p className={styles.hint}>{t('integrityHint')}</p>
                </Card>
                <Card title={t('disk')} tone={diskTone(data.freeBytes, data.databaseBytes)}>
                  <PropertyList
                    items={[
                      { label: t('database'), value: formats.bytes(data.databaseBytes) },
                      { label: t('free'), value: formats.bytes(data.freeBytes) },
                      { label: t('folder'), value: <span className={styles.path}>{data.dataDir}</span> },
                    ]}
                  />
                </Card>
              </div>

              {found !== null && (
                <Alert
                  color={found.ok ? 'teal' : 'red'}
                  role="status"
                  icon={found.ok ? <IconCircleCheck size={18} /> : <IconCircleX size={18} />}
                  title={found.ok ? t('allRight') : t('problems', { count: found.problems.length })}
                  withCloseButton
                  closeButtonLabel={t('dismiss')}
                  onClose={() => setFound(null)}
                >
                  {!found.ok && (
                    <>
                      <p className={styles.advice}>{t('problemsAdvice')}</p>
                      <List size="sm">
                        {found.kinds.map(({ kind, count }) => (
                          <List.Item key={kind}>
                            {isKind(kind) ? t(`kind.${kind}`) : kind}: {formats.number(count)}
                          </List.Item>
                        ))}
                      </List>
                      <details className={styles.details}>
                        <summary>{t('details')}</summary>
                        <ul className={styles.problems} lang="en">
                          {found.problems.map((problem) => (
                            <li key={problem}>{problem}</li>
                          ))}
                        </ul>
                      </details>
                    </>
                  )}
                </Alert>
              )}

              <PlaceSection />

              <AvailabilitySection />

              <section className={styles.facts}>
                <h2 className={styles.cardTitle}>{t('installation')}</h2>
                <PropertyList
                  items={[
                    { label: t('version'), value: data.version },
                    { label: t('mode'), value: t(`modes.${data.mode}`) },
                    { label: t('schema'), value: data.schema },
                    ...(data.beforeMigration === null
                      ? []
                      : [
                          {
                            label: t('beforeMigration'),
                            value: (
                              <>
                                <RelativeTime iso={data.beforeMigration.at} as="day" /> ·{' '}
                                {formats.bytes(data.beforeMigration.bytes)}
                                <br />
                                <span className={styles.path}>{data.beforeMigration.file}</span>
                              </>
                            ),
                          },
                        ]),
                    { label: t('connections'), value: formats.number(data.connections) },
                    { label: t('tickets'), value: formats.number(data.tickets) },
                    { label: t('people'), value: formats.number(data.people) },
                    { label: t('auditSeq'), value: formats.number(data.auditSeq) },
                    ...(data.certificate === null
                      ? []
                      : [
                          {
                            label: a('certificate'),
                            value: <span className={styles.path}>{data.certificate.fingerprint}</span>,
                          },
                          { label: a('certificateUntil'), value: formats.date(data.certificate.validTo) },
                        ]),
                  ]}
                />
              </section>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

interface Found {
  readonly ok: boolean;
  readonly problems: readonly string[];
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
}

type Kind = keyof (typeof systemTexts)['es']['kind'];

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(systemTexts.es.kind, kind);
}

const marks = {
  success: <IconCircleCheck stroke={2} />,
  warning: <IconAlertTriangle stroke={2} />,
  danger: <IconCircleX stroke={2} />,
} as const;

interface CardProps {
  readonly title: string;
  readonly tone: HealthTone;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

function Card({ title, tone, action, children }: CardProps) {
  const t = useTexts(systemTexts);
  return (
    <section className={styles.card}>
      <div className={styles.cardHead}>
        <h2 className={styles.cardTitle}>{title}</h2>
        <StatusBadge tone={tone} icon={marks[tone]}>
          {t(`tone.${tone}`)}
        </StatusBadge>
      </div>
      <div className={styles.cardBody}>{children}</div>
      {action}
    </section>
  );
}
