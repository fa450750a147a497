import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconDownload, IconQrcode } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { toAppError } from '../rpc/appError.ts';
import { client, orpc } from '../rpc/client.ts';
import { showErrorToast } from '../rpc/errorToast.tsx';
import { AssetPicker } from '../signs/AssetPicker.tsx';
import { currentLanguage } from '../texts/i18n.ts';
import { useTexts } from '../texts/useTexts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import { saveFile } from '../ui/saveFile.ts';
import { ChosenAssets } from './ChosenAssets.tsx';
import { LabelOptionsForm } from './LabelOptionsForm.tsx';
import { assetIdsOf, type LabelSearch, optionsOf } from './labelSearch.ts';
import styles from './labels.module.css';
import { labelTexts } from './texts.ts';

const route = getRouteApi('/inventario/etiquetas');

/** Chooses the assets and the sheet, shows the first sheet to scale, and hands out the PDF. */
export function LabelsScreen() {
  const t = useTexts(labelTexts);
  const search = route.useSearch();
  const navigate = useNavigate();
  const [isBusy, setIsBusy] = useState(false);
  const [isFaulty, setFaulty] = useState(false);
  const assetIds = assetIdsOf(search);
  const options = optionsOf(search);
  const isEmpty = assetIds.length === 0;
  const preview = useQuery(
    orpc.labels.preview.queryOptions({
      input: { assetIds, options },
      enabled: !isEmpty,
      placeholderData: keepPreviousData,
    }),
  );

  const change = (part: Partial<LabelSearch>) =>
    void navigate({ to: '/inventario/etiquetas', search: { ...search, ...part }, replace: true });
  const choose = (ids: readonly number[]) => change({ assets: ids.length === 0 ? undefined : ids.join(',') });

  const save = async () => {
    setIsBusy(true);
    try {
      await saveFile(await client.labels.sheet({ assetIds, options, language: currentLanguage() }));
    } catch (error) {
      showErrorToast(toAppError(error));
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <Button
          leftSection={<IconDownload size={16} />}
          loading={isBusy}
          disabled={isEmpty || isFaulty || preview.data === undefined}
          onClick={() => void save()}
        >
          {t('save')}
        </Button>
      }
    >
      <div className={styles.screen}>
        <div className={styles.side}>
          <AssetPicker
            label={t('add')}
            exceptIds={assetIds}
            onPick={({ id }) => choose([...assetIds.filter((other) => other !== id), id])}
          />
          {preview.data !== undefined && !isEmpty && (
            <ChosenAssets
              assets={preview.data.assets}
              onRemove={(id) => choose(assetIds.filter((other) => other !== id))}
              onClear={() => choose([])}
            />
          )}
          <LabelOptionsForm search={search} onChange={change} onFault={setFaulty} />
        </div>
        <div className={styles.sheetSide}>
          {isEmpty ? (
            <EmptyState
              icon={<IconQrcode size={28} stroke={1.5} />}
              title={t('empty.title')}
              hint={t('empty.hint')}
              action={
                <LinkButton to="/inventario" variant="default">
                  {t('empty.list')}
                </LinkButton>
              }
            />
          ) : (
            <Loaded query={preview} skeleton={<SkeletonForm />}>
              {({ svg, sheets, labels, isWithoutBars }) => (
                <>
                  {isWithoutBars && (
                    <Alert
                      color="yellow"
                      variant="light"
                      icon={<IconAlertTriangle size={16} />}
                      className={styles.note}
                    >
                      {t('withoutBars')}
                    </Alert>
                  )}
                  <Text size="sm" fw={600}>
                    {t('labels', { count: labels })} {t('onSheets', { count: sheets })}
                  </Text>
                  <Text size="xs" c="dimmed" role={isFaulty ? 'status' : undefined}>
                    {isFaulty ? t('free.waiting') : t('scale')}
                  </Text>
                  <img
                    className={styles.sheet}
                    data-stale={isFaulty}
                    src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
                    alt={t('preview')}
                  />
                </>
              )}
            </Loaded>
          )}
        </div>
      </div>
    </Page>
  );
}
