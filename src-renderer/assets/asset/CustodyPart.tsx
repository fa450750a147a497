import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Asset } from '#shared/assets/fields.ts';
import type { Stay } from '#shared/custody/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { byCursor, useRows } from '../../rpc/pages.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import styles from './AssetScreen.module.css';
import { assetTexts } from './texts.ts';

/** Who has had it, newest first, each with the paper that was signed. */
export function CustodyPart({ asset }: { readonly asset: Asset }) {
  const t = useTexts(assetTexts);
  const stays = useInfiniteQuery(
    orpc.custody.ofAsset.infiniteOptions({
      ...byCursor({ id: asset.id, limit: 50 }),
    }),
  );
  const rows = useRows(stays.data);
  return (
    <Loaded query={stays} skeleton={<SkeletonRows rows={4} />}>
      {() =>
        rows.length === 0 ? (
          <EmptyState title={t('custody.none')} hint={t('custody.noneHint')} />
        ) : (
          <>
            <ol className={styles.stays}>
              {rows.map((stay) => (
                <StayLine key={`${stay.form.id}:${stay.from}`} stay={stay} />
              ))}
            </ol>
            {stays.hasNextPage && (
              <Button
                mt="sm"
                variant="default"
                loading={stays.isFetchingNextPage}
                onClick={() => void stays.fetchNextPage()}
              >
                {t('tickets.more')}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  );
}

function StayLine({ stay }: { readonly stay: Stay }) {
  const t = useTexts(assetTexts);
  const formats = useFormats();
  const word = (condition: Stay['condition']) => t(`condition.${condition}`);
  const said = [
    t('custody.condition', { word: word(stay.condition) }),
    stay.endCondition === null ? null : t('custody.returned', { word: word(stay.endCondition) }),
    stay.accessories,
    stay.note,
  ].filter((part) => part !== null);
  return (
    <li className={styles.stay} data-present={stay.to === null}>
      <Avatar name={stay.person.name} size={28} isDecoration />
      <div className={styles.stayWords}>
        <span className={styles.stayHead}>
          <strong>{stay.person.name}</strong>
          {stay.to === null && <span className={styles.present}>{t('custody.now')}</span>}
        </span>
        <span className={styles.quiet}>
          {stay.to === null
            ? t('custody.since', { from: formats.date(stay.from) })
            : t('custody.span', { from: formats.date(stay.from), to: formats.date(stay.to) })}
        </span>
        <span className={styles.quiet}>{said.join(' · ')}</span>
        <span>
          {t('custody.by')}{' '}
          <Link to="/inventario/resguardos/$folio" params={{ folio: stay.form.folio }}>
            {stay.form.folio}
          </Link>
          {stay.endForm !== null && (
            <>
              {' · '}
              {t('custody.endedBy')}{' '}
              <Link to="/inventario/resguardos/$folio" params={{ folio: stay.endForm.folio }}>
                {stay.endForm.folio}
              </Link>
            </>
          )}
        </span>
      </div>
    </li>
  );
}
