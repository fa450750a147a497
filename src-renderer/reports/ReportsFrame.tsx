import { useLocation } from '@tanstack/react-router';
import { useTexts } from '../texts/useTexts.ts';
import { SectionFrame } from '../ui/SectionFrame.tsx';
import { SectionTab } from '../ui/SectionTab.tsx';
import { reportTabs, tabOf } from './reportTabs.ts';
import { reportTexts } from './texts.ts';

/** What can be printed, what was issued, what prints itself, and whether a paper is the one that was issued. */
export function ReportsFrame() {
  const t = useTexts(reportTexts);
  const current = useLocation({ select: (location) => tabOf(location.pathname) });
  return (
    <SectionFrame label={t('title')} current={current}>
      {reportTabs.map(({ key, to, icon }) => (
        <SectionTab key={key} to={to} icon={icon} isCurrent={key === current}>
          {t(`tab.${key}`)}
        </SectionTab>
      ))}
    </SectionFrame>
  );
}
