import { Button, Checkbox, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { EditDrawer } from '../ui/EditDrawer.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { RowsExportMenu } from '../ui/ExportMenu.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { useCreateKey } from '../ui/shortcuts.ts';
import { catalogueOf } from './catalogue.ts';
import { ServiceForm } from './ServiceForm.tsx';
import { ServiceRow } from './ServiceRow.tsx';
import styles from './services.module.css';
import { serviceTexts } from './texts.ts';
import { useServiceColumns } from './useServiceColumns.ts';

const route = getRouteApi('/administracion/servicios');

/** The catalogue, by category: what people may ask for and what follows from it. */
export function ServicesScreen() {
  const t = useTexts(serviceTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const search = route.useSearch();
  const mayManage = useAllows('catalogue.manage');
  const services = useQuery(orpc.services.list.queryOptions({ input: { withDisabled: true } }));
  const matrix = useQuery(orpc.sla.matrix.queryOptions({ input: {} }));

  const set = (changed: Partial<typeof search>, replace = false) =>
    void navigate({ to: '/administracion/servicios', search: { ...search, ...changed }, replace });
  useCreateKey(
    t('title'),
    t('create'),
    mayManage ? () => void navigate({ to: '/administracion/servicios', search: { open: 'new' } }) : null,
  );
  const isNew = search.open === 'new' && mayManage;
  const all = services.data?.items ?? [];
  const offered = search.disabled === true ? all : all.filter((service) => service.isEnabled);
  const shown = catalogueOf(offered, search.q ?? '', formats.compare);
  const columns = useServiceColumns(matrix.data?.matrix ?? null);
  const opened = all.find((service) => service.id === search.open) ?? null;

  return (
    <Page
      title={t('title')}
      actions={
        <>
          {shown.length > 0 && (
            <RowsExportMenu
              name="services"
              columns={columns}
              items={shown.flatMap((category) => category.services)}
              title={t('title')}
            />
          )}
          {mayManage && (
            <Button leftSection={<IconPlus size={16} />} onClick={() => set({ open: 'new' })}>
              {t('create')}
            </Button>
          )}
        </>
      }
    >
      <Group gap="md" mb="md" data-print="no">
        <SearchField
          label={t('search')}
          value={search.q ?? ''}
          onSearch={(q) => set({ q: q === '' ? undefined : q }, true)}
        />
        <Checkbox
          label={t('withDisabled')}
          checked={search.disabled === true}
          onChange={(event) => set({ disabled: event.currentTarget.checked ? true : undefined })}
        />
      </Group>
      <Loaded query={services} skeleton={<SkeletonRows rows={14} />}>
        {({ items }) => {
          if (shown.length === 0)
            return (
              <EmptyState
                title={items.length === 0 ? t('nothingYet') : t('nothingFound')}
                hint={items.length === 0 ? t('nothingYetHint') : t('nothingFoundHint')}
              />
            );
          return shown.map((category) => (
            <section key={category.name} className={styles.category}>
              <h2 className={styles.categoryName}>{category.name}</h2>
              <ul className={styles.rows}>
                {category.services.map((service) => (
                  <li key={service.id}>
                    <ServiceRow
                      service={service}
                      matrix={matrix.data?.matrix ?? null}
                      onOpen={() => set({ open: service.id })}
                    />
                  </li>
                ))}
              </ul>
            </section>
          ));
        }}
      </Loaded>
      <EditDrawer
        contentKey={isNew ? 'new' : (opened?.id ?? 'closed')}
        isOpen={isNew || opened !== null}
        title={isNew ? t('create') : t('one')}
        onClose={() => set({ open: undefined })}
      >
        {(close, onDirty) => (
          <ServiceForm
            service={isNew ? null : opened}
            categories={[...new Set(all.map((service) => service.category))].sort(formats.compare)}
            matrix={matrix.data?.matrix ?? null}
            close={close}
            onDirty={onDirty}
          />
        )}
      </EditDrawer>
    </Page>
  );
}
