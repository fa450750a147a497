import { IconCircleCheck, IconCircleOff, IconLock, IconUserShare } from '@tabler/icons-react';
import type { PersonRow } from '#shared/people/contract.ts';
import { useTexts } from '../texts/useTexts.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { useNow } from '../ui/useNow.ts';
import { peopleTexts } from './texts.ts';

interface AccountBadgeProps {
  readonly person: Pick<PersonRow, 'isEnabled' | 'isExternal' | 'username'> & {
    readonly lockedUntil?: string | null;
  };
  readonly variant?: 'filled' | 'plain';
}

/** Whether a person may come in: active, locked out, without an account, disabled. */
export function AccountBadge({ person, variant = 'filled' }: AccountBadgeProps) {
  const t = useTexts(peopleTexts);
  const now = useNow();
  const isLocked = typeof person.lockedUntil === 'string' && Date.parse(person.lockedUntil) > now;
  if (!person.isEnabled)
    return (
      <StatusBadge tone="neutral" icon={<IconCircleOff stroke={2} />} variant={variant}>
        {t('state.disabled')}
      </StatusBadge>
    );
  if (isLocked)
    return (
      <StatusBadge tone="warning" icon={<IconLock stroke={2} />} variant={variant}>
        {t('state.locked')}
      </StatusBadge>
    );
  if (person.username === null)
    return (
      <StatusBadge tone="notice" icon={<IconUserShare stroke={2} />} variant={variant}>
        {person.isExternal ? t('state.external') : t('state.noAccount')}
      </StatusBadge>
    );
  return (
    <StatusBadge tone="success" icon={<IconCircleCheck stroke={2} />} variant={variant}>
      {t('state.active')}
    </StatusBadge>
  );
}
