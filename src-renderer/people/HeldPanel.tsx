import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Person } from '#shared/people/contract.ts';
import { orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { heldTexts } from './heldTexts.ts';
import styles from './people.module.css';

const SHOWN = 5;

/** What somebody has in custody, and the way to take all of it back when they leave. */
export function HeldPanel({ person }: { readonly person: Person }) {
  const t = useTexts(heldTexts);
  const mayManage = useAllows('assets.manage');
  const held = useQuery(orpc.custody.ofPerson.queryOptions({ input: { id: person.id, limit: SHOWN } }));
  if (held.data === undefined) return null;
  const { items, total } = held.data;
  return (
    <section className={styles.panel}>
      <h2 className={styles.sectionTitle}>{t('title')}</h2>
      <Stack gap="xs">
        {!person.isEnabled && total > 0 && (
          <Alert color="yellow" icon={<IconAlertTriangle size={18} />}>
            {t('leaves')}
          </Alert>
        )}
        {total === 0 && (
          <Text size="sm" c="dimmed">
            {t('none')}
          </Text>
        )}
        {items.map(({ asset }) => (
          <Text size="sm" key={asset.id}>
            <Link to="/inventario/equipo/$id" params={{ id: String(asset.id) }}>
              {asset.inventoryNumber}
            </Link>{' '}
            {asset.name}
          </Text>
        ))}
        {total > items.length && (
          <Text size="sm" c="dimmed">
            {t('more', { count: total - items.length })}
          </Text>
        )}
        <LinkButton variant="default" to="/inventario/resguardos" search={{ person: person.id }}>
          {t('forms')}
        </LinkButton>
        {mayManage && total > 0 && (
          <>
            <LinkButton
              variant="default"
              to="/inventario/resguardos/nuevo"
              search={{ kind: 'return', person: person.id, all: true }}
            >
              {t('takeBack')}
            </LinkButton>
            <LinkButton
              variant="default"
              to="/inventario/resguardos/nuevo"
              search={{ kind: 'transfer', person: person.id, all: true }}
            >
              {t('transfer')}
            </LinkButton>
          </>
        )}
      </Stack>
    </section>
  );
}
