import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { AssetCategory } from '#shared/assets/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { assetIcon } from '../../signs/assetIcon.ts';
import { EnabledBadge } from '../../signs/EnabledBadge.tsx';
import { useEnabledWord } from '../../signs/useEnabledWord.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import type { Column } from '../../ui/columns.ts';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { CategoryForm } from './CategoryForm.tsx';
import styles from './setup.module.css';
import { assetSetupTexts } from './texts.ts';

const route = getRouteApi('/administracion/categorias');

/** Kinds of things that the institution owns, each with the data that is asked of it. */
export function CategoriesScreen() {
  const t = useTexts(assetSetupTexts);
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = useNavigate();
  const stateOf = useEnabledWord();
  const categories = useQuery(orpc.assets.categories.queryOptions({ input: { withDisabled: true } }));
  const columns = useMemo(
    (): Column<AssetCategory>[] => [
      {
        key: 'name',
        header: t('field.name'),
        width: 240,
        minWidth: 160,
        isFixed: true,
        render: (one) => <CategoryName name={one.name} />,
        text: (one) => one.name,
      },
      { key: 'kind', header: t('field.kind'), width: 120, render: (one) => t(`kind.${one.kind}`) },
      {
        key: 'fields',
        header: t('field.fields'),
        width: 280,
        minWidth: 160,
        grow: true,
        render: (one) =>
          one.fields.length === 0 ? (
            <span className={styles.quiet}>{t('categories.noFields')}</span>
          ) : (
            formats.list(one.fields.map((field) => field.label))
          ),
        text: (one) => formats.list(one.fields.map((field) => field.label)),
      },
      {
        key: 'life',
        header: t('field.life'),
        width: 130,
        align: 'end',
        render: (one) => one.usefulLifeMonths ?? '',
      },
      {
        key: 'state',
        header: t('field.state'),
        width: 120,
        render: (one) => <EnabledBadge isEnabled={one.isEnabled} />,
        text: (one) => stateOf(one.isEnabled),
      },
    ],
    [t, formats, stateOf],
  );
  return (
    <RecordTable
      name="assetCategories"
      search={search}
      onSearch={(next, replace) => void navigate({ to: '/administracion/categorias', search: next, replace })}
      mayManage={useAllows('catalogue.manage')}
      title={t('categories.title')}
      create={t('categories.create')}
      hint={t('categories.hint')}
      drawerTitle={t('categories.one')}
      query={categories}
      columns={columns}
      searched={(one) => one.fields.map((field) => field.label).join(' ')}
      card={(one) => (
        <>
          <Text size="sm" fw={600} truncate>
            {one.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {t(`kind.${one.kind}`)} ·{' '}
            {one.fields.length === 0
              ? t('categories.noFields')
              : t('categories.count', { count: one.fields.length })}
          </Text>
        </>
      )}
      drawer={(one, close, onDirty) => <CategoryForm category={one} close={close} onDirty={onDirty} />}
    />
  );
}

function CategoryName({ name }: { readonly name: string }) {
  const Mark = assetIcon(name);
  return (
    <span className={styles.name}>
      <Mark size={16} stroke={1.75} aria-hidden />
      {name}
    </span>
  );
}
