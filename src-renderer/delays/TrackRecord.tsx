import { Button, SegmentedControl, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { NEEDED_OUTCOMES } from '#shared/delays/calibration.ts';
import { SPANS } from '#shared/delays/contract.ts';
import type { Calibration } from '#shared/delays/fields.ts';
import { orpc } from '../rpc/client.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonCards } from '../ui/Skeletons.tsx';
import { bandName } from './bands.ts';
import styles from './delays.module.css';
import { RecordedList } from './RecordedList.tsx';
import { ReliabilityChart } from './ReliabilityChart.tsx';
import type { DelaysSearch } from './search.ts';
import { trackRecordTexts } from './trackRecordTexts.ts';

interface TrackRecordProps {
  readonly search: DelaysSearch;
  readonly onSearch: (changes: Partial<DelaysSearch>) => void;
}

/** How right the predictions were: in figures, as a line beside what happened, and ticket by ticket. */
export function TrackRecord({ search, onSearch }: TrackRecordProps) {
  const t = useTexts(trackRecordTexts);
  const formats = useFormats();
  const { technicianId, moment, span = 'days90', band } = search;
  const record = useQuery(
    orpc.delays.trackRecord.queryOptions({
      input: { technicianId, moment },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <div className={styles.record}>
      <Loaded query={record} skeleton={<SkeletonCards />}>
        {(data) => (
          <>
            <Tiles figures={data[span]} />
            <ReliabilityChart
              figures={data[span]}
              search={search}
              onOpen={(opened) => onSearch({ band: opened })}
              tools={
                <SegmentedControl
                  size="xs"
                  aria-label={t('span.label')}
                  value={span}
                  onChange={(value) => onSearch({ span: SPANS.find((one) => one === value) })}
                  data={SPANS.map((value) => ({ value, label: t(`span.${value}`) }))}
                />
              }
            />
          </>
        )}
      </Loaded>
      {band !== undefined && (
        <section aria-labelledby="recorded">
          <div className={styles.listHead}>
            <Title order={2} fz="sm" id="recorded">
              {t('list.title', { band: bandName(band, formats) })}
            </Title>
            <Button size="xs" variant="subtle" onClick={() => onSearch({ band: undefined })}>
              {t('list.hide')}
            </Button>
          </div>
          <div className={styles.recorded}>
            <RecordedList technicianId={technicianId} moment={moment} span={span} band={band} />
          </div>
        </section>
      )}
    </div>
  );
}

function Tiles({ figures }: { readonly figures: Calibration }) {
  const t = useTexts(trackRecordTexts);
  const formats = useFormats();
  const { count, late, brier, brierOfBase, coverage } = figures;
  const tooFew = t('tooFewHint', { needed: formats.number(NEEDED_OUTCOMES) });
  const isFew = brier === null;
  return (
    <ul className={styles.tiles}>
      <Tile label={t('tile.count')} value={formats.number(count)} />
      <Tile
        label={t('tile.late')}
        value={isFew ? t('tooFew') : formats.percent(late / count)}
        detail={t('tile.lateHint', { late: formats.number(late), count: formats.number(count) })}
      />
      <Tile
        label={t('tile.brier')}
        value={brier === null ? t('tooFew') : formats.decimal(brier, 3)}
        detail={isFew ? tooFew : t('tile.brierHint', { base: formats.decimal(brierOfBase ?? 0, 3) })}
      />
      <Tile
        label={t('tile.coverage')}
        value={coverage.share === null ? t('tooFew') : formats.percent(coverage.share)}
        detail={
          coverage.share === null
            ? tooFew
            : t('tile.coverageHint', { met: formats.number(coverage.met), of: formats.number(coverage.of) })
        }
      />
    </ul>
  );
}

interface TileProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly detail?: string;
}

function Tile({ label, value, detail }: TileProps) {
  return (
    <li className={styles.tile}>
      <span className={styles.quiet}>{label}</span>
      <span className={styles.value}>{value}</span>
      {detail !== undefined && <span className={styles.detail}>{detail}</span>}
    </li>
  );
}
