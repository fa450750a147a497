import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Asset } from '#shared/assets/fields.ts';
import { client, orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { RecordFrame } from '../../ui/RecordFrame.tsx';
import { SkeletonForm } from '../../ui/Skeletons.tsx';
import { useRecordForm } from '../../ui/useRecordForm.ts';
import { assetKey } from '../asset/assetKey.ts';
import { AssetFields } from './AssetFields.tsx';
import { type AssetValues, emptyValues, inputOf, valuesOf } from './assetValues.ts';
import { assetFormTexts } from './texts.ts';
import { useAssetProblems, useCategories } from './useAssetForm.ts';
import { useDescribeAsset } from './useDescribeAsset.ts';

const route = getRouteApi('/inventario/equipo/$id/editar');

/** Changes what is known of an asset; custody, status and files have ways of their own. */
export function EditAssetScreen() {
  const { id } = route.useParams();
  const t = useTexts(assetFormTexts);
  const asset = useQuery(orpc.assets.get.queryOptions({ input: { id: assetKey(id) } }));
  const categories = useCategories();
  return (
    <Page
      title={t('editTitle', { number: asset.data?.inventoryNumber ?? '' }).trim()}
      subtitle={asset.data?.name}
      width="narrow"
    >
      <Loaded query={asset} skeleton={<SkeletonForm fields={8} />}>
        {(data) =>
          categories.isThere ? (
            <EditForm key={data.id} asset={data} categories={categories} />
          ) : (
            <SkeletonForm fields={8} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface EditFormProps {
  readonly asset: Asset;
  readonly categories: ReturnType<typeof useCategories>;
}

function EditForm({ asset, categories }: EditFormProps) {
  const t = useTexts(assetFormTexts);
  const fields = useTexts(rpcTexts);
  const navigate = useNavigate();
  const problems = useAssetProblems();
  const update = useCommand(client.assets.update, { changes: ['asset'], errors: 'inline' });
  const back = (ignoreBlocker: boolean) =>
    void navigate({ to: '/inventario/equipo/$id', params: { id: String(asset.id) }, ignoreBlocker });
  const ownOf = (values: AssetValues) => categories.byId(values.categoryId)?.fields ?? [];
  const record = useRecordForm({
    record: asset,
    valuesOf: (from: Asset | null) => (from === null ? emptyValues : valuesOf(from)),
    validate: (values) => ({
      ...(values.inventoryNumber.trim() === '' ? { inventoryNumber: fields('field.required') } : {}),
      ...problems(values, ownOf(values)),
    }),
    command: update,
    inputOf: (values, seen) => ({
      ...inputOf(values, ownOf(values)),
      inventoryNumber: values.inventoryNumber,
      id: asset.id,
      version: seen?.version ?? asset.version,
    }),
    onSaved: (saved) => {
      showDone(t('saved', { number: saved.inventoryNumber }));
      back(true);
    },
  });
  return (
    <RecordFrame
      record={record}
      describe={useDescribeAsset(categories)}
      mayEdit={useAllows('assets.manage')}
      onCancel={() => back(false)}
    >
      <AssetFields form={record.form} categories={categories} asset={asset} />
    </RecordFrame>
  );
}
