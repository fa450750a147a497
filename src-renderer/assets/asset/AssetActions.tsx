import { ActionIcon, Menu } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArchive,
  IconArrowBackUp,
  IconArrowsTransferDown,
  IconArrowsTransferUp,
  IconCopyPlus,
  IconDots,
  IconMapPin,
  IconMapPinCheck,
  IconMapPinQuestion,
  IconPencil,
  IconPrinter,
  IconQrcode,
  IconStatusChange,
  IconTool,
} from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Asset } from '#shared/assets/fields.ts';
import { desktopBridge } from '#shared/desktop/bridge.ts';
import { useAllows } from '../../rpc/session.ts';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { uiTexts } from '../../ui/texts.ts';
import { MoveDialog } from '../list/MoveDialog.tsx';
import { inventoryTexts } from '../texts.ts';
import styles from './AssetScreen.module.css';
import { RetireDialog } from './RetireDialog.tsx';
import { StatusDialog } from './StatusDialog.tsx';
import { hasOtherStatuses, type StatusStep, stepsOf } from './statusSteps.ts';
import { assetTexts } from './texts.ts';

const marks = {
  toRepair: IconTool,
  back: IconArrowBackUp,
  lost: IconMapPinQuestion,
  found: IconMapPinCheck,
} as const;

type Opened = StatusStep | 'other' | 'move' | 'retire';

/** What can be done with an asset now: the usual step as a button, the rest in a menu. */
export function AssetActions({ asset }: { readonly asset: Asset }) {
  const t = useTexts(assetTexts);
  const inventory = useTexts(inventoryTexts);
  const ui = useTexts(uiTexts);
  const navigate = useNavigate();
  const mayManage = useAllows('assets.manage');
  const { statuses } = useShownSettings();
  const [opened, setOpened] = useState<Opened | null>(null);
  const isThere = asset.status.kind !== 'retired';
  const edits = mayManage && isThere;
  const id = String(asset.id);
  const close = () => setOpened(null);

  useShortcuts(
    inventory('keys.group'),
    useMemo(
      () =>
        edits
          ? [
              {
                keys: 'e',
                label: t('action.edit'),
                run: () => void navigate({ to: '/inventario/equipo/$id/editar', params: { id } }),
              },
            ]
          : [],
      [edits, t, navigate, id],
    ),
  );

  return (
    <div className={styles.actions} data-print="no">
      {edits && asset.status.kind === 'available' && (
        <LinkButton
          leftSection={<IconArrowsTransferUp size={16} />}
          to="/inventario/resguardos/nuevo"
          search={{ assets: id }}
        >
          {t('action.handOver')}
        </LinkButton>
      )}
      {edits && asset.holder !== null && (
        <LinkButton
          variant="default"
          leftSection={<IconArrowsTransferDown size={16} />}
          to="/inventario/resguardos/nuevo"
          search={{ kind: 'return', person: asset.holder.id, assets: id }}
        >
          {t('action.takeBack')}
        </LinkButton>
      )}
      {isThere && (
        <LinkButton
          variant="default"
          leftSection={<IconAlertTriangle size={16} />}
          to="/solicitudes/nueva"
          search={{ assets: id }}
        >
          {t('action.report')}
        </LinkButton>
      )}
      {edits && (
        <LinkButton
          variant="default"
          leftSection={<IconPencil size={16} />}
          to="/inventario/equipo/$id/editar"
          params={{ id }}
        >
          {t('action.edit')}
        </LinkButton>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="lg" variant="default" aria-label={ui('more')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {edits && (
            <>
              <Menu.Item leftSection={<IconMapPin size={16} />} onClick={() => setOpened('move')}>
                {t('action.move')}
              </Menu.Item>
              {stepsOf(asset).map((step) => {
                const Mark = marks[step];
                return (
                  <Menu.Item key={step} leftSection={<Mark size={16} />} onClick={() => setOpened(step)}>
                    {t(`action.${step}`)}
                  </Menu.Item>
                );
              })}
              {hasOtherStatuses(asset, statuses) && (
                <Menu.Item leftSection={<IconStatusChange size={16} />} onClick={() => setOpened('other')}>
                  {t('action.otherStatus')}
                </Menu.Item>
              )}
              <Menu.Divider />
            </>
          )}
          {mayManage && (
            <>
              <Menu.Item
                leftSection={<IconQrcode size={16} />}
                renderRoot={(props) => <Link to="/inventario/etiquetas" search={{ assets: id }} {...props} />}
              >
                {t('action.label')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconCopyPlus size={16} />}
                renderRoot={(props) => <Link to="/inventario/nuevo" search={{ like: asset.id }} {...props} />}
              >
                {t('action.again')}
              </Menu.Item>
            </>
          )}
          <Menu.Item
            leftSection={<IconPrinter size={16} />}
            onClick={() => {
              const bridge = desktopBridge();
              if (bridge === undefined) window.print();
              else void bridge.print();
            }}
          >
            {t('action.print')}
          </Menu.Item>
          {edits && (
            <>
              <Menu.Divider />
              <Menu.Item
                color="var(--sb-danger-text)"
                leftSection={<IconArchive size={16} />}
                onClick={() => setOpened('retire')}
              >
                {t('action.retire')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {opened === 'move' && <MoveDialog assets={[asset]} onClose={close} />}
      {opened === 'retire' && <RetireDialog asset={asset} onClose={close} />}
      {opened !== null && opened !== 'move' && opened !== 'retire' && (
        <StatusDialog asset={asset} step={opened} onClose={close} />
      )}
    </div>
  );
}
