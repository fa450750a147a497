import { Checkbox, MultiSelect, Select } from '@mantine/core';
import { CHART_KINDS } from '#shared/reports/reportData.ts';
import { catalogue } from '#shared/reports/spec/catalogue.ts';
import { axis } from '#shared/reports/spec/templates.ts';
import type { SummarySpec } from '#shared/reports/spec.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { AxisMenu } from './AxisMenu.tsx';
import styles from './builder.module.css';
import { withMeasures, withRow, withRows } from './edits.ts';
import { OrderedChoices } from './OrderedChoices.tsx';
import { Step } from './Step.tsx';
import { builderTexts } from './texts.ts';
import { useSpecNames } from './useSpecNames.ts';

interface SummaryStepsProps {
  readonly spec: SummarySpec;
  readonly onSpec: (spec: SummarySpec) => void;
}

/** How a summary is told apart, and what is measured. */
export function SummarySteps({ spec, onSpec }: SummaryStepsProps) {
  const t = useTexts(builderTexts);
  const names = useSpecNames();
  const { dimensions, measures } = catalogue[spec.dataset];
  const free = dimensions.filter((each) => each !== spec.columns?.by);
  return (
    <>
      <Step title={t('section.rows')}>
        <OrderedChoices
          label={t('section.rows')}
          add={t('addRow')}
          choices={names.dimensions(free)}
          value={spec.rows.map(({ by }) => by)}
          onChange={(value) => onSpec(withRows(spec, value))}
          most={3}
          details={(by) => {
            const row = spec.rows.find((each) => each.by === by);
            return (
              row !== undefined && (
                <AxisMenu
                  axis={row}
                  measures={spec.measures}
                  onChange={(parts) => onSpec(withRow(spec, by, parts))}
                />
              )
            );
          }}
        />
      </Step>
      <Step title={t('section.columns')}>
        <div className={styles.conditionHead}>
          <Select
            size="xs"
            flex={1}
            aria-label={t('section.columns')}
            placeholder={t('noColumns')}
            clearable
            searchable
            data={names
              .dimensions(dimensions.filter((each) => spec.rows.every(({ by }) => by !== each)))
              .map(({ value, label }) => ({ value, label }))}
            value={spec.columns?.by ?? null}
            onChange={(value) => {
              const by = dimensions.find((each) => each === value);
              const [first] = spec.chart.measures;
              onSpec({
                ...spec,
                columns: by === undefined ? null : axis(by),
                // A chart with columns shows one measure.
                chart: {
                  ...spec.chart,
                  measures: by === undefined || first === undefined ? spec.chart.measures : [first],
                },
              });
            }}
          />
          {spec.columns !== null && (
            <AxisMenu
              axis={spec.columns}
              measures={spec.measures}
              onChange={(parts) =>
                spec.columns !== null && onSpec({ ...spec, columns: { ...spec.columns, ...parts } })
              }
            />
          )}
        </div>
      </Step>
      <Step title={t('section.measures')}>
        <OrderedChoices
          label={t('section.measures')}
          add={t('addMeasure')}
          choices={names.measures(measures)}
          value={spec.measures}
          onChange={(value) => onSpec(withMeasures(spec, value))}
          most={8}
        />
      </Step>
    </>
  );
}

/** The drawing, and which totals stand in the table. */
export function SummaryLooks({ spec, onSpec }: SummaryStepsProps) {
  const t = useTexts(builderTexts);
  const names = useSpecNames();
  const { chart, totals } = spec;
  const isSingle = chart.kind === 'donut' || chart.kind === 'heat' || spec.columns !== null;
  const flags = [
    ['rows', t('totalRow'), spec.rows.length > 0],
    ['columns', t('totalColumn'), spec.columns !== null],
    ['subtotals', t('subtotals'), spec.rows.length > 1],
  ] as const;
  return (
    <>
      <Step title={t('section.chart')}>
        <Select
          size="xs"
          label={t('chartKind')}
          allowDeselect={false}
          data={(['none', ...CHART_KINDS] as const).map((value) => ({ value, label: t(`charts.${value}`) }))}
          value={chart.kind}
          onChange={(value) => {
            const kind = (['none', ...CHART_KINDS] as const).find((each) => each === value) ?? 'none';
            const drawn = chart.measures.length > 0 ? chart.measures : spec.measures.slice(0, 1);
            const one = kind === 'donut' || kind === 'heat' ? drawn.slice(0, 1) : drawn;
            onSpec({ ...spec, chart: { kind, measures: kind === 'none' ? [] : one } });
          }}
        />
        {chart.kind !== 'none' && (
          <MultiSelect
            size="xs"
            label={t('chartMeasures')}
            data={names.measures(spec.measures).map(({ value, label }) => ({ value, label }))}
            value={[...chart.measures]}
            maxValues={isSingle ? 1 : 4}
            hidePickedOptions
            onChange={(value) =>
              onSpec({
                ...spec,
                chart: { ...chart, measures: spec.measures.filter((each) => value.includes(each)) },
              })
            }
          />
        )}
      </Step>
      {flags.some(([, , isOffered]) => isOffered) && (
        <Step title={t('section.totals')}>
          {flags
            .filter(([, , isOffered]) => isOffered)
            .map(([flag, label]) => (
              <Checkbox
                key={flag}
                size="xs"
                label={label}
                checked={totals[flag]}
                onChange={(event) =>
                  onSpec({ ...spec, totals: { ...totals, [flag]: event.currentTarget.checked } })
                }
              />
            ))}
        </Step>
      )}
    </>
  );
}
