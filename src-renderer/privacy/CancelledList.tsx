import { Button, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { orpc } from '../rpc/client.ts';
import { byCursor } from '../rpc/pages.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { uiTexts } from '../ui/texts.ts';
import styles from './privacy.module.css';
import { privacyAdminTexts } from './texts.ts';

/** Whose data were cancelled, by whom and when. */
export function CancelledList() {
  const t = useTexts(privacyAdminTexts);
  const tUi = useTexts(uiTexts);
  const formats = useFormats();
  const pages = useInfiniteQuery(
    orpc.privacy.cancelled.infiniteOptions({
      ...byCursor({ limit: 20 }),
    }),
  );
  return (
    <section aria-labelledby="cancelled">
      <Title order={2} id="cancelled" mb="xs">
        {t('cancelled.title')}
      </Title>
      <Loaded query={pages} skeleton={<SkeletonRows rows={3} />}>
        {({ pages: all }) => {
          const items = all.flatMap((page) => page.items);
          if (items.length === 0) {
            return (
              <Text size="sm" c="dimmed">
                {t('cancelled.none')}
              </Text>
            );
          }
          return (
            <Stack gap="xs">
              <ul className={styles.counts}>
                {items.map(({ number, person, at, by, erasesTickets, isDone }) => (
                  <li key={number}>
                    <Text size="sm" component="span" fw={600}>
                      {person.name}
                    </Text>{' '}
                    <Text size="sm" component="span" c="dimmed">
                      {t('cancelled.when', { date: formats.dateTime(at), by })}{' '}
                      {erasesTickets && t(isDone ? 'cancelled.erased' : 'cancelled.erasing')}
                    </Text>
                  </li>
                ))}
              </ul>
              {pages.hasNextPage && (
                <Button
                  variant="default"
                  size="xs"
                  loading={pages.isFetchingNextPage}
                  onClick={() => void pages.fetchNextPage()}
                >
                  {tUi('more')}
                </Button>
              )}
            </Stack>
          );
        }}
      </Loaded>
    </section>
  );
}
