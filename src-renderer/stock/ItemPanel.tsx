import { Button, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconEdit, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { StockItem } from '#shared/stock/contract.ts';
import { client } from '../rpc/client.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useShownSettings } from '../signs/shownSettings.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { PropertyList } from '../ui/PropertyList.tsx';
import { useToday } from '../ui/useToday.ts';
import { Movements, Seats } from './ItemLists.tsx';
import { LeftText, StockBadge } from './LeftText.tsx';
import { MovementDialog, type StockAct } from './MovementDialog.tsx';
import { StockForm } from './StockForm.tsx';
import styles from './stock.module.css';
import { stockTexts } from './texts.ts';

interface ItemPanelProps {
  readonly item: StockItem;
  readonly mayManage: boolean;
  readonly close: () => void;
  readonly onDirty: (isDirty: boolean) => void;
}

const ACTS: Readonly<Record<StockItem['kind'], readonly StockAct[]>> = {
  consumable: ['handOut', 'receive', 'giveBack', 'count', 'discard'],
  licence: ['handOut', 'receive', 'count'],
};

/** One item: how much is left, what can be done with it, who has its seats, and every movement. */
export function ItemPanel({ item, mayManage, close, onDirty }: ItemPanelProps) {
  const t = useTexts(stockTexts);
  const formats = useFormats();
  const { currency } = useShownSettings();
  const today = useToday();
  const [isEditing, setEditing] = useState(false);
  const [hasEdited, setEdited] = useState(false);
  const [act, setAct] = useState<StockAct | null>(null);
  const remove = useCommand(client.stock.remove, { changes: ['stockItem'] });

  const leave = () => {
    onDirty(false);
    setEditing(false);
    setEdited(true);
  };
  if (isEditing) {
    return (
      <>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowBackUp size={14} />}
          onClick={leave}
          mb="xs"
        >
          {t('back')}
        </Button>
        <StockForm item={item} onDone={leave} onDirty={onDirty} />
      </>
    );
  }
  const doRemove = async () => {
    const outcome = await remove.run({ id: item.id, version: item.version });
    if (!outcome.ok) return;
    showDone(t('removed'));
    close();
  };
  const isNeverMoved = item.version === 1 && item.quantity === 0;
  const expiry = item.expiresOn;
  const facts = [
    { label: t('field.category'), value: item.category.name },
    { label: t('field.model'), value: [item.brand, item.model].filter((part) => part !== null).join(' · ') },
    { label: t('minimum'), value: item.minimum === null ? '' : formats.number(item.minimum) },
    {
      label: t('field.unitCost'),
      value: item.unitCostCents === null ? '' : formats.money(item.unitCostCents, currency),
    },
    {
      label: t('total'),
      value: item.unitCostCents === null ? '' : formats.money(item.unitCostCents * item.quantity, currency),
    },
    { label: t('field.supplier'), value: item.supplier?.name ?? '' },
    { label: t('field.location'), value: item.location?.name ?? '' },
    {
      label: t('field.expiresOn'),
      value:
        expiry === null
          ? ''
          : t(expiry < today ? 'expired' : 'expires', { date: formats.date(`${expiry}T12:00:00Z`) }),
    },
    { label: t('field.notes'), value: item.notes ?? '' },
  ];
  return (
    <div className={styles.panel}>
      <div className={styles.left}>
        <span className={styles.figure}>
          <LeftText item={item} />
        </span>
        <StockBadge item={item} />
      </div>
      {mayManage && item.isEnabled && (
        <div className={styles.acts}>
          {ACTS[item.kind].map((key, index) => (
            <Button
              key={key}
              variant={index === 0 ? 'filled' : 'default'}
              size="sm"
              onClick={() => setAct(key)}
            >
              {t(`act.${key}`)}
            </Button>
          ))}
        </div>
      )}
      <PropertyList items={facts.filter((fact) => fact.value !== '')} />
      {mayManage && (
        <div className={styles.acts}>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconEdit size={16} />}
            // The focus was in the form, which is gone.
            autoFocus={hasEdited}
            onClick={() => setEditing(true)}
          >
            {t('edit')}
          </Button>
          {isNeverMoved && (
            <Button
              variant="default"
              size="sm"
              title={t('removeHint')}
              leftSection={<IconTrash size={16} />}
              loading={remove.isRunning}
              onClick={() => void doRemove()}
            >
              {t('remove')}
            </Button>
          )}
        </div>
      )}
      {item.kind === 'licence' && (
        <section>
          <Title order={3} size="h5" mb={4}>
            {t('taken')}{' '}
            <Text component="span" size="sm" c="dimmed">
              {formats.number(item.handedOut)}
            </Text>
          </Title>
          <Seats item={item} mayManage={mayManage} />
        </section>
      )}
      <section>
        <Title order={3} size="h5" mb={4}>
          {t('movements')}
        </Title>
        <Movements item={item} />
      </section>
      {act !== null && <MovementDialog item={item} act={act} onClose={() => setAct(null)} />}
    </div>
  );
}
