import {
  type Icon,
  IconArchive,
  IconCircleCheck,
  IconMapPinQuestion,
  IconTool,
  IconUserCheck,
} from '@tabler/icons-react';
import type { AssetStatus, StatusKind } from '#shared/assets/asset.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Tone } from '../ui/tones.ts';

const looks: Readonly<Record<StatusKind, readonly [Tone, Icon]>> = {
  available: ['success', IconCircleCheck],
  inUse: ['info', IconUserCheck],
  inRepair: ['warning', IconTool],
  lost: ['danger', IconMapPinQuestion],
  retired: ['neutral', IconArchive],
};

interface AssetStatusBadgeProps {
  readonly status: AssetStatus;
  readonly variant?: 'filled' | 'plain' | 'icon';
}

/** The status of an asset: the word is the institution's, colour and icon follow from its kind. */
export function AssetStatusBadge({ status, variant }: AssetStatusBadgeProps) {
  const [tone, Mark] = looks[status.kind];
  return (
    <StatusBadge tone={tone} icon={<Mark stroke={2} />} {...(variant === undefined ? {} : { variant })}>
      {status.label}
    </StatusBadge>
  );
}
