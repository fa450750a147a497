import { Button, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SavedRow } from '#shared/reports/saved.ts';
import { orpc } from '../../rpc/client.ts';
import { byCursor, useRows } from '../../rpc/pages.ts';
import { useMe } from '../../rpc/session.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import styles from './library.module.css';
import { ReportItem } from './ReportItem.tsx';
import { savedIcon } from './reportIcons.ts';
import { SavedMenu } from './SavedMenu.tsx';
import { libraryTexts } from './texts.ts';

const PAGE = 60;

/** The reports that people built and kept: own ones and those that are shared with one. */
export function SavedReports({ q, isArchived }: { readonly q: string; readonly isArchived: boolean }) {
  const t = useTexts(libraryTexts);
  const word = useTexts(words);
  const formats = useFormats();
  const me = useMe();
  const pages = useInfiniteQuery(
    orpc.reports.saved.infiniteOptions({
      ...byCursor({ q: q === '' ? undefined : q, archived: isArchived, limit: PAGE }),
      placeholderData: keepPreviousData,
    }),
  );
  const rows = useRows(pages.data);
  const saysOf = ({ owner, sharedWith }: SavedRow) => {
    const whose = owner.id === me.id ? t('own') : t('by', { name: owner.name });
    if (sharedWith.length === 0) return whose;
    const roles = formats.list(sharedWith.map((role) => word(`role.${role}`)));
    return `${whose} · ${t('sharedWith', { roles })}`;
  };
  return (
    <section aria-labelledby="reports-saved">
      <div className={styles.heading}>
        <Text component="h2" id="reports-saved" fw={600}>
          {isArchived ? t('archived') : t('saved')}
        </Text>
        <Link
          to="/informes"
          search={{ q: q === '' ? undefined : q, archived: isArchived ? undefined : true }}
          className={styles.answers}
        >
          {isArchived ? t('showSaved') : t('showArchived')}
        </Link>
      </div>
      {pages.isPending ? (
        <SkeletonRows rows={3} />
      ) : pages.isError ? (
        <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
      ) : rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {q !== ''
            ? t('noneFound')
            : isArchived
              ? t('noneArchived')
              : `${t('noneSaved')} ${t('noneSavedHint')}`}
        </Text>
      ) : (
        <ul className={styles.list}>
          {rows.map((row) => (
            <ReportItem
              key={row.id}
              search={{ q: q === '' ? undefined : q, saved: row.id, archived: isArchived ? true : undefined }}
              icon={savedIcon}
              name={row.name}
              says={saysOf(row)}
              menu={<SavedMenu report={row} />}
            />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button
          variant="subtle"
          mt="xs"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </section>
  );
}
