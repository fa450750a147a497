import { IconCircleCheck, IconCircleOff } from '@tabler/icons-react';
import { useTexts } from '../texts/useTexts.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { signTexts } from './texts.ts';

/** Whether it is still offered; what already refers to it keeps it either way. */
export function EnabledBadge({ isEnabled }: { readonly isEnabled: boolean }) {
  const t = useTexts(signTexts);
  return isEnabled ? (
    <StatusBadge tone="success" icon={<IconCircleCheck stroke={2} />} variant="plain">
      {t('inUse')}
    </StatusBadge>
  ) : (
    <StatusBadge tone="neutral" icon={<IconCircleOff stroke={2} />} variant="plain">
      {t('outOfUse')}
    </StatusBadge>
  );
}
