import { useLocation } from '@tanstack/react-router';
import { useMe } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import { SectionFrame } from '../ui/SectionFrame.tsx';
import { SectionTab } from '../ui/SectionTab.tsx';
import { tabOf, tabsFor } from './inventoryTabs.ts';
import { inventoryTexts } from './texts.ts';

/** The parts of the inventory above whatever part is open. */
export function InventoryFrame() {
  const t = useTexts(inventoryTexts);
  const { roles } = useMe();
  const current = useLocation({ select: (location) => tabOf(location.pathname) });
  return (
    <SectionFrame label={t('title')} current={current}>
      {tabsFor(roles).map(({ key, to, icon }) => (
        <SectionTab key={key} to={to} icon={icon} isCurrent={key === current}>
          {t(`tab.${key}`)}
        </SectionTab>
      ))}
    </SectionFrame>
  );
}
