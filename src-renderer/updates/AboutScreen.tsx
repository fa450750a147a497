import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client, orpc } from '../rpc/client.ts';
import { OWN_VERSION } from '../rpc/serverVersion.ts';
import { useMe } from '../rpc/session.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { updatesTexts } from './texts.ts';
import styles from './updates.module.css';

/** What is new in each version, the newest first. Whoever opens it has seen it. */
export function AboutScreen() {
  const t = useTexts(updatesTexts);
  const { language } = useMe();
  const news = useQuery(orpc.updates.news.queryOptions({ input: {} }));
  const see = useCommand(client.updates.seeNews, { changes: ['news'] });
  const unseen = news.data?.items.find((item) => item.isUnseen)?.version;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each version that is unseen
  useEffect(() => {
    if (unseen !== undefined) void see.run({ version: unseen });
  }, [unseen]);
  return (
    <Page title={t('about.title')} width="narrow">
      <Loaded query={news} skeleton={<SkeletonRows />}>
        {({ version, items }) => (
          <div className={styles.page}>
            <p className={styles.lead}>
              {OWN_VERSION === null || OWN_VERSION === version
                ? t('about.version', { version })
                : t('about.versions', { own: OWN_VERSION, server: version })}
            </p>
            {items.length === 0 && <p className={styles.lead}>{t('about.none')}</p>}
            {items.map((item) => (
              <section key={item.version} className={styles.card}>
                <h2 className={styles.cardTitle}>{t('about.release', { version: item.version })}</h2>
                <NewsLines lines={item.texts[language]} />
              </section>
            ))}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

export function NewsLines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className={styles.news}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
