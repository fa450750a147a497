import { Button, Select, Text, TextInput } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SavedReport } from '#shared/reports/saved.ts';
import type { ReportRequest } from '#shared/reports/source.ts';
import { type Draft, TEMPLATES, type Template, templatePermission } from '#shared/reports/spec/templates.ts';
import type { ReportSpec } from '#shared/reports/spec.ts';
import { sessionAllows } from '../../rpc/session.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Page } from '../../ui/Page.tsx';
import { useToday } from '../../ui/useToday.ts';
import styles from './builder.module.css';
import { defaultTitle } from './defaultTitle.ts';
import { withoutOpenFilters } from './edits.ts';
import { FilterStep } from './FilterStep.tsx';
import { ListSteps } from './ListSteps.tsx';
import { PaperActions } from './PaperActions.tsx';
import { Preview } from './Preview.tsx';
import { draftProblems } from './problems.ts';
import { SaveActions } from './SaveActions.tsx';
import { Step } from './Step.tsx';
import { SummaryLooks, SummarySteps } from './SummarySteps.tsx';
import { builderTexts } from './texts.ts';
import { useDraft } from './useDraft.ts';
import { useSpecNames } from './useSpecNames.ts';
import { WhatStep } from './WhatStep.tsx';

interface BuilderProps {
  readonly saved: SavedReport | null;
  /** What a new one began from. */
  readonly template: Template | null;
  readonly begin: Draft;
}

/** What a report consists of at the left, what it looks like at the right. */
export function Builder({ saved, template, begin }: BuilderProps) {
  const t = useTexts(builderTexts);
  const { language } = useSpecNames();
  const navigate = useNavigate();
  const today = useToday();
  const { draft, setDraft, isDirty, forget } = useDraft(saved?.id ?? null, begin);
  const setSpec = (spec: ReportSpec) => setDraft((before) => ({ ...before, spec }));
  const { spec, period } = draft;
  const complete: Draft = {
    spec: { ...withoutOpenFilters(spec), title: spec.title.trim() || defaultTitle(spec, language) },
    period,
  };
  const problems = draftProblems(complete, t, language, today);
  const [lastGood, setLastGood] = useState<ReportRequest>(() => requestOf(complete, language));
  const wanted = requestOf(complete, language);
  if (problems.length === 0 && JSON.stringify(wanted) !== JSON.stringify(lastGood)) setLastGood(wanted);
  return (
    <Page
      title={saved === null ? t('newTitle') : t('editTitle')}
      subtitle={saved === null ? t('intro') : saved.name}
      actions={
        <>
          {isDirty && (
            <Button variant="subtle" leftSection={<IconRotate size={16} />} onClick={() => setDraft(begin)}>
              {t('discard')}
            </Button>
          )}
          <PaperActions request={problems.length === 0 ? wanted : null} />
          <SaveActions
            draft={complete}
            saved={saved}
            isReady={problems.length === 0}
            isDirty={isDirty}
            onSaved={(done) => {
              forget();
              void navigate({ to: '/informes/$reportId/editar', params: { reportId: done.id } });
            }}
          />
        </>
      }
    >
      <div className={styles.screen}>
        <section className={styles.steps} aria-label={t('steps')}>
          {saved === null && (
            <Select
              size="xs"
              label={t('template')}
              allowDeselect={false}
              data={TEMPLATES.filter((each) => sessionAllows(templatePermission(each))).map((value) => ({
                value,
                label: t(`templates.${value}`),
              }))}
              value={template}
              onChange={(value) => {
                const plantilla = TEMPLATES.find((each) => each === value);
                if (plantilla === undefined) return;
                // A template that is chosen is wanted as it is, whatever was built before.
                forget();
                void navigate({ to: '/informes/nuevo', search: { plantilla } });
              }}
            />
          )}
          <Step title={t('section.title')}>
            <TextInput
              size="xs"
              label={t('title')}
              placeholder={defaultTitle(spec, language)}
              maxLength={160}
              value={spec.title}
              onChange={(event) => setSpec({ ...spec, title: event.currentTarget.value })}
            />
            <TextInput
              size="xs"
              label={t('subtitle')}
              maxLength={200}
              value={spec.subtitle ?? ''}
              onChange={(event) => setSpec({ ...spec, subtitle: event.currentTarget.value || null })}
            />
          </Step>
          <WhatStep
            spec={spec}
            onSpec={setSpec}
            period={period}
            onPeriod={(changed) => setDraft((before) => ({ ...before, period: changed }))}
          />
          {spec.kind === 'summary' ? (
            <SummarySteps spec={spec} onSpec={setSpec} />
          ) : (
            <ListSteps spec={spec} onSpec={setSpec} />
          )}
          <FilterStep spec={spec} onSpec={setSpec} />
          {spec.kind === 'summary' && <SummaryLooks spec={spec} onSpec={setSpec} />}
          {isDirty && (
            <Text size="xs" c="dimmed">
              {t('kept')}
            </Text>
          )}
        </section>
        <Preview request={lastGood} problems={problems} />
      </div>
    </Page>
  );
}

function requestOf({ spec, period }: Draft, language: ReportRequest['language']): ReportRequest {
  const subtitle = spec.subtitle?.trim() || null;
  return { source: { kind: 'spec', spec: { ...spec, subtitle } }, period, filter: {}, language };
}
