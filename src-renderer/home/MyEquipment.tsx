import { Group, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orpc } from '../rpc/client.ts';
import { AssetStatusBadge } from '../signs/AssetStatusBadge.tsx';
import { AssetThumb } from '../signs/AssetThumb.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import styles from './RequesterHome.module.css';
import { homeTexts } from './texts.ts';

const SHOWN = 6;

/** What one holds in custody, each with the way to say that it failed. Whoever holds nothing sees nothing of it. */
export function MyEquipment() {
  const t = useTexts(homeTexts);
  const items = useQuery(orpc.assets.mine.queryOptions({ input: {} })).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="my-equipment">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="my-equipment">
          {t('equipment.title')}
        </Title>
        <LinkButton to="/mis-equipos" size="xs" variant="subtle">
          {t('equipment.all')}
        </LinkButton>
      </Group>
      <ul className={styles.equipment}>
        {items.slice(0, SHOWN).map((asset) => (
          <li key={asset.id} className={styles.asset}>
            <AssetThumb asset={asset} size={44} />
            <span className={styles.words}>
              <span className={styles.name}>{asset.name}</span>
              <span className={styles.sentence}>{asset.inventoryNumber}</span>
              {asset.status.kind !== 'inUse' && <AssetStatusBadge status={asset.status} variant="plain" />}
            </span>
            <Link
              to="/solicitudes/nueva"
              search={{ assets: String(asset.id) }}
              className={styles.reportLink}
              aria-label={`${t('equipment.report')}: ${asset.name}`}
            >
              {t('equipment.report')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
