import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Duration, Figures, Share } from '#shared/indicators/fields.ts';
import type { IndicatorKey } from '#shared/indicators/indicator.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { definitionTexts } from '../definitionTexts.ts';
import { type FigureBase, listOf } from '../figureLink.ts';
import type { ListSearch } from '../search.ts';
import { indicatorTexts } from '../texts.ts';
import { useFigureFormats } from '../useFigureFormats.ts';
import styles from './panel.module.css';

interface FigureTilesProps {
  readonly figures: Figures;
  readonly base: FigureBase;
}

const SHARES = ['onTime', 'withinFirstPromise', 'responseOnTime'] as const;
const TIMES = ['response', 'resolution', 'closure'] as const;

/** The figures of the period; each opens its list, which has as many tickets as the tile says. */
export function FigureTiles({ figures, base }: FigureTilesProps) {
  const t = useTexts(indicatorTexts);
  const show = useFigureFormats();
  const { backlog, rating, reopenRate } = figures;
  const tile = (indicator: IndicatorKey, value: string, details: readonly ReactNode[], unit?: string) => (
    <li key={indicator}>
      <Tile indicator={indicator} base={base} value={value} unit={unit} details={details} />
    </li>
  );
  const share = (indicator: IndicatorKey, { met, of, share: part }: Share) => {
    const own = indicator === 'reopenRate' ? 'reopened' : 'onTime';
    return tile(indicator, show.share(part), [
      <Part key="met" search={listOf(base, indicator, { part: own })} count={met}>
        {t('tile.of', { met: show.count(met), of: show.count(of) })}
      </Part>,
    ]);
  };
  const time = (indicator: IndicatorKey, { count, mean, median, p90 }: Duration) =>
    tile(
      indicator,
      show.time(median),
      count === 0
        ? [t('unknown')]
        : [
            t('tile.mean', { value: show.time(mean) }),
            t('tile.p90', { value: show.time(p90) }),
            t('tickets', { count }),
          ],
      t('tile.median'),
    );
  return (
    <ul className={styles.tiles} aria-label={t('tile.figures')}>
      {tile('received', show.count(figures.received), [])}
      {tile('resolved', show.count(figures.resolved), [])}
      {tile('closed', show.count(figures.closed), [])}
      {tile(
        'backlog',
        show.count(backlog.count),
        [
          backlog.overdue > 0 && (
            <Part
              key="overdue"
              search={listOf(base, 'backlog', { part: 'overdue' })}
              count={backlog.overdue}
              className={styles.alarm}
            >
              {t('tile.overdue', { count: backlog.overdue })}
            </Part>
          ),
          backlog.age.median !== null && t('tile.age', { value: show.time(backlog.age.median) }),
        ],
        t('tile.now'),
      )}
      {SHARES.map((indicator) => share(indicator, figures[indicator]))}
      {share('reopenRate', reopenRate)}
      {TIMES.map((indicator) => time(indicator, figures[indicator]))}
      {tile('rating', rating.mean === null ? '–' : t('tile.stars', { value: show.decimal(rating.mean) }), [
        t('tile.ratings', { count: rating.count }),
      ])}
    </ul>
  );
}

interface TileProps {
  readonly indicator: IndicatorKey;
  readonly base: FigureBase;
  readonly value: string;
  /** Small, after the value. */
  readonly unit?: string | undefined;
  readonly details: readonly ReactNode[];
}

function Tile({ indicator, base, value, unit, details }: TileProps) {
  const t = useTexts(definitionTexts);
  const shown = details.filter((detail) => detail !== false && detail !== null);
  return (
    <div className={styles.tile}>
      <Link
        to="/indicadores/solicitudes"
        search={listOf(base, indicator)}
        className={styles.whole}
        preload={false}
        title={t(`definition.${indicator}.purpose`)}
      >
        <span className={styles.label}>{t(`definition.${indicator}.name`)}</span>
        <span className={styles.value}>
          {value} {unit !== undefined && <span className={styles.unit}>{unit}</span>}
        </span>
      </Link>
      <span className={styles.detail}>
        {shown.map((detail, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: words without identity
          <span key={index}>
            {index > 0 && <VisuallyHidden>, </VisuallyHidden>}
            {detail}
          </span>
        ))}
      </span>
    </div>
  );
}

interface PartProps {
  readonly search: ListSearch;
  readonly count: number;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A part of what a tile counts, with a list of its own. */
function Part({ search, count, className, children }: PartProps) {
  if (count === 0) return <span className={className}>{children}</span>;
  return (
    <Link
      to="/indicadores/solicitudes"
      search={search}
      className={`${styles.part} ${className ?? ''}`}
      preload={false}
    >
      {children}
    </Link>
  );
}
