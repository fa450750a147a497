import { useLocation } from '@tanstack/react-router';
import { useMe } from '../rpc/session.ts';
import { useFreshFigures } from '../rpc/useFreshFigures.ts';
import { useTexts } from '../texts/useTexts.ts';
import { SectionFrame } from '../ui/SectionFrame.tsx';
import { SectionTab } from '../ui/SectionTab.tsx';
import { tabOf, tabsFor } from './indicatorTabs.ts';
import { OpenAlerts } from './OpenAlerts.tsx';
import { panelSearch } from './search.ts';
import { indicatorTexts } from './texts.ts';

/** Panel, people and definitions above whatever is open; the period and the filters go along from one to the other. */
export function IndicatorsFrame() {
  const t = useTexts(indicatorTexts);
  const { roles } = useMe();
  useFreshFigures();
  const location = useLocation();
  const current = tabOf(location.pathname);
  const kept = panelSearch.parse(location.search);
  return (
    <SectionFrame label={t('title')} current={current}>
      {tabsFor(roles).map(({ key, to, icon }) => (
        <SectionTab key={key} to={to} search={kept} icon={icon} isCurrent={key === current}>
          {t(`tab.${key}`)}
          {key === 'alerts' && <OpenAlerts />}
        </SectionTab>
      ))}
    </SectionFrame>
  );
}
