import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Asset } from '#shared/assets/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { byCursor, useRows } from '../../rpc/pages.ts';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { useFormats } from '../../texts/formats.ts';
import { i18n } from '../../texts/i18n.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import styles from './HistoryPart.module.css';
import { assetHistoryTexts } from './historyTexts.ts';
import { actKey, changesOf, partAct, type Told } from './historyWords.ts';
import { useCustomText } from './useCustomText.ts';
import { valueWord } from './valueWords.ts';

/** Everything that happened to it, with exact instants: for reading closely and for printing. */
export function HistoryPart({ asset }: { readonly asset: Asset }) {
  const t = useTexts(assetHistoryTexts);
  const formats = useFormats();
  const sentence = useSentence(asset.id);
  const { currency } = useShownSettings();
  const custom = useCustomText();
  const word = (field: string, value: unknown) =>
    valueWord(field, value, { formats, currency, fields: asset.fields, custom });
  const history = useInfiniteQuery(
    orpc.assets.history.infiniteOptions({
      ...byCursor({ id: asset.id, limit: 50 }),
    }),
  );
  const items = useRows(history.data);
  return (
    <Loaded query={history} skeleton={<SkeletonRows rows={8} />}>
      {() =>
        items.length === 0 ? (
          <EmptyState title={t('empty')} />
        ) : (
          <>
            <ol className={styles.history}>
              {items.map((item) => (
                <li key={item.seq} className={styles.item}>
                  <time dateTime={item.at} className={styles.when}>
                    {formats.dateTime(item.at)}
                  </time>
                  <div className={styles.what}>
                    <span>{sentence(item, item.actor?.name ?? t('system'))}</span>
                    {(partAct(item, asset.id) === null ? changesOf(item) : []).map(
                      ({ field, before, after }) => {
                        const name = t(`field.${field}`);
                        const now = word(field, after) ?? t('nothing');
                        const was = word(field, before);
                        return (
                          <span key={field} className={styles.change}>
                            {was === null
                              ? t('changeTo', { field: name, after: now })
                              : t('change', { field: name, before: was, after: now })}
                          </span>
                        );
                      },
                    )}
                  </div>
                </li>
              ))}
            </ol>
            {history.hasNextPage && (
              <Button
                mt="sm"
                variant="default"
                loading={history.isFetchingNextPage}
                onClick={() => void history.fetchNextPage()}
              >
                {t('more')}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  );
}

/** “Ana entregó …”. The key is put together from what the service sent: checked by actKey against the texts. */
function useSentence(assetId: number): (told: Told, who: string) => string {
  const t = useTexts(assetHistoryTexts);
  return (told, who) => {
    const part = partAct(told, assetId);
    if (part !== null) {
      const { name, inventoryNumber } = told.after;
      const named = [inventoryNumber, name].filter((word) => typeof word === 'string').join(' ');
      return part === 'made' ? t('part.made', { who, name: named }) : t(`part.${part}`, { who });
    }
    const key = actKey(told.action);
    if (key === null) return t('other', { who });
    const folio = typeof told.after['folio'] === 'string' ? told.after['folio'] : '';
    const said: string = i18n.getFixedT(i18n.language, assetHistoryTexts.namespace)(key, { who, folio });
    return said.replace(/[: ]+$/, '');
  };
}
