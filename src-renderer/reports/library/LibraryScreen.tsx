import { Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { foldText } from '#shared/kernel/fold.ts';
import { builtInFacts } from '#shared/reports/builtIn.ts';
import { BUILT_INS } from '#shared/reports/source.ts';
import { reportWords } from '#shared/reports/words/reportWords.ts';
import { allows } from '#shared/rpc/permissions.ts';
import { useMe } from '../../rpc/session.ts';
import { currentLanguage } from '../../texts/i18n.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import styles from './library.module.css';
import { ReportDrawer } from './ReportDrawer.tsx';
import { ReportItem } from './ReportItem.tsx';
import type { ReportChoice } from './reportChoice.ts';
import { builtInIcons } from './reportIcons.ts';
import { SavedReports } from './SavedReports.tsx';
import { libraryTexts } from './texts.ts';

const route = getRouteApi('/informes/');

/** What can be made: the product's own reports and the saved ones; the chosen one in a drawer. */
export function LibraryScreen() {
  const t = useTexts(libraryTexts);
  const search = route.useSearch();
  const navigate = useNavigate();
  const me = useMe();
  const { report: texts } = reportWords[currentLanguage()];
  const q = search.q ?? '';
  const found = BUILT_INS.filter(
    (name) =>
      allows(builtInFacts[name].permission, me.roles) &&
      foldText(`${texts[name].title} ${texts[name].answers}`).includes(foldText(q)),
  );
  const go = (next: typeof search, replace: boolean) =>
    void navigate({ to: '/informes', search: next, replace });
  const choose = (changes: Partial<ReportChoice>) => go({ ...search, ...changes }, true);
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      width="fill"
      actions={
        <LinkButton to="/informes/nuevo" leftSection={<IconPlus size={16} />}>
          {t('build')}
        </LinkButton>
      }
    >
      <FilterBar>
        <SearchField
          value={q}
          label={t('search')}
          onSearch={(text) => go({ ...search, q: text === '' ? undefined : text }, true)}
        />
      </FilterBar>
      <div className={styles.sections}>
        <section aria-labelledby="reports-built-in">
          <Text component="h2" id="reports-built-in" fw={600} mb="xs">
            {t('builtIn')}
          </Text>
          {found.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('noneFound')}
            </Text>
          )}
          <ul className={styles.list}>
            {found.map((name) => (
              <ReportItem
                key={name}
                search={{ q: search.q, report: name }}
                icon={builtInIcons[name]}
                name={texts[name].title}
                says={texts[name].answers}
              />
            ))}
          </ul>
        </section>
        <SavedReports q={q} isArchived={search.archived === true} />
      </div>
      <ReportDrawer
        choice={search}
        onChange={choose}
        onClose={() => go({ q: search.q, archived: search.archived }, false)}
      />
    </Page>
  );
}
