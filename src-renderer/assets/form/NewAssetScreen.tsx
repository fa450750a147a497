import { Button, Input } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Asset } from '#shared/assets/fields.ts';
import { client, orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { SkeletonForm } from '../../ui/Skeletons.tsx';
import { UnsavedGuard } from '../../ui/UnsavedGuard.tsx';
import { useRecordForm } from '../../ui/useRecordForm.ts';
import { AssetFields } from './AssetFields.tsx';
import styles from './AssetForm.module.css';
import { type AssetValues, emptyValues, inputOf, likeValues } from './assetValues.ts';
import { assetFormTexts } from './texts.ts';
import { useAssetProblems, useCategories } from './useAssetForm.ts';

const route = getRouteApi('/inventario/nuevo');

/** A new asset: empty, or with the data of another one. */
export function NewAssetScreen() {
  const t = useTexts(assetFormTexts);
  const { like, categoryId, parentId } = route.useSearch();
  const categories = useCategories();
  const mayMakeCategories = useAllows('catalogue.manage');
  const model = useQuery(
    orpc.assets.get.queryOptions({ input: { id: like ?? 0 }, enabled: like !== undefined }),
  );
  const parent = useQuery(
    orpc.assets.get.queryOptions({ input: { id: parentId ?? 0 }, enabled: parentId !== undefined }),
  );
  const isWaiting = !categories.isThere || model.isLoading || parent.isLoading;
  const start: AssetValues = {
    ...(model.data === undefined ? emptyValues : likeValues(model.data)),
    ...(categoryId === undefined ? {} : { categoryId: String(categoryId) }),
    ...(parent.data === undefined ? {} : partOf(parent.data)),
  };
  return (
    <Page
      title={
        model.data === undefined ? t('newTitle') : t('likeTitle', { number: model.data.inventoryNumber })
      }
      width="narrow"
    >
      {isWaiting ? (
        <SkeletonForm fields={8} />
      ) : categories.offered.length === 0 ? (
        <EmptyState
          title={t('noCategories')}
          action={
            mayMakeCategories && (
              <LinkButton to="/administracion/categorias" search={{ open: 'new' }}>
                {t('goCategories')}
              </LinkButton>
            )
          }
        />
      ) : (
        <NewForm key={`${like}:${parentId}`} start={start} categories={categories} />
      )}
    </Page>
  );
}

/** A part is where the whole is. */
function partOf(whole: Asset): Partial<AssetValues> {
  return {
    parent: { id: whole.id, inventoryNumber: whole.inventoryNumber, name: whole.name },
    areaId: whole.area === null ? null : String(whole.area.id),
    locationId: whole.location === null ? null : String(whole.location.id),
  };
}

interface NewFormProps {
  readonly start: AssetValues;
  readonly categories: ReturnType<typeof useCategories>;
}

function NewForm({ start, categories }: NewFormProps) {
  const t = useTexts(assetFormTexts);
  const navigate = useNavigate();
  const problems = useAssetProblems();
  const { maxBytes } = useShownSettings();
  const [files, setFiles] = useState<File[]>([]);
  const isAgain = useRef(false);
  const next = useQuery(orpc.assets.nextNumber.queryOptions({ input: {} }));
  const create = useCommand(client.assets.create, { changes: ['asset'], errors: 'inline' });
  const addFiles = useCommand(client.assets.addFiles, { changes: ['asset'], handles: [] });
  const ownOf = (values: AssetValues) => categories.byId(values.categoryId)?.fields ?? [];

  const finish = async (asset: Asset) => {
    if (files.length > 0) {
      const sent = await addFiles.run({ id: asset.id, files, asPhoto: true });
      if (!sent.ok) showDone(t('filesFailed'));
    }
    showDone(t('created', { number: asset.inventoryNumber }));
    if (isAgain.current) {
      void navigate({ to: '/inventario/nuevo', search: { like: asset.id }, ignoreBlocker: true });
    } else {
      void navigate({
        to: '/inventario/equipo/$id',
        params: { id: String(asset.id) },
        replace: true,
        ignoreBlocker: true,
      });
    }
  };
  const record = useRecordForm<Asset, AssetValues, Parameters<typeof client.assets.create>[0], Asset>({
    record: null,
    valuesOf: () => start,
    validate: (values) => problems(values, ownOf(values)),
    command: create,
    inputOf: (values) => ({
      ...inputOf(values, ownOf(values)),
      ...(values.inventoryNumber.trim() === '' ? {} : { inventoryNumber: values.inventoryNumber }),
    }),
    onSaved: (asset) => void finish(asset),
  });
  return (
    <FormFrame
      onSubmit={(event) => {
        isAgain.current = false;
        record.submit(event);
      }}
      error={record.error}
      isBusy={record.isBusy || addFiles.isRunning}
      submit={t('create')}
      onCancel={() => void navigate({ to: '/inventario' })}
      aside={
        // No submit button of its own: Enter in a field would press the first of two.
        <Button
          variant="default"
          disabled={record.isBusy || addFiles.isRunning}
          onClick={() => {
            isAgain.current = true;
            record.submit();
          }}
        >
          {t('createAnother')}
        </Button>
      }
    >
      <AssetFields
        form={record.form}
        categories={categories}
        asset={null}
        nextNumber={next.data?.inventoryNumber}
      >
        <Input.Wrapper
          label={t('field.photo')}
          description={t('hint.photo')}
          labelElement="div"
          className={styles.wide ?? ''}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        >
          <FileDrop files={files} onChange={setFiles} maxBytes={maxBytes} />
        </Input.Wrapper>
      </AssetFields>
      <UnsavedGuard isDirty={record.form.isDirty() || files.length > 0} />
    </FormFrame>
  );
}
