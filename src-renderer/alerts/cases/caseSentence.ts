import type { AlertCase } from '#shared/alerts/contract.ts';
import type { DeviationMeasure } from '#shared/alerts/deviation.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { Formats } from '../../texts/formats.ts';
import type { Translate } from '../../texts/useTexts.ts';
import type { alertTexts } from '../texts.ts';

type T = Translate<(typeof alertTexts)['es']>;

/** What happens, in one sentence, without the name of what it is about. */
export function caseSentence(one: AlertCase, t: T, formats: Formats, now: number): string {
  const when = (iso: string) => formats.dayAndTime(iso, now);
  switch (one.kind) {
    case 'atRisk': {
      const { dueAt, cause, finishAt, lateOdds } = one.details;
      if (cause === 'timeUsed' || finishAt === null) return t('says.timeUsed', { when: when(dueAt) });
      const odds = formats.percent(lateOdds ?? 0);
      return t('says.predicted', { when: when(dueAt), finish: when(finishAt), odds });
    }
    case 'overdue': {
      const key = one.details.promise === 'resolution' ? 'says.overdue' : 'says.firstResponse';
      return t(key, { when: when(one.details.dueAt) });
    }
    case 'stuck': {
      const { since, standing } = one.details;
      const key =
        standing === 'waiting'
          ? 'says.stuckWaiting'
          : standing === 'unassigned'
            ? 'says.stuckUnassigned'
            : 'says.stuck';
      return t(key, { when: when(since) });
    }
    case 'noEligible': {
      const { why, skill, dueAt } = one.details;
      if (why === 'skillMissing') return t('says.skillMissing', { skill: skill ?? '' });
      return dueAt === null ? t('says.nobody') : t('says.nobodyBefore', { when: when(dueAt) });
    }
    case 'atLimit': {
      const { active, limit } = one.details;
      return t('says.atLimit', { active: formats.number(active), limit: formats.number(limit) });
    }
    case 'idle': {
      const { since, minutes } = one.details;
      return t('says.idle', { when: when(since), duration: formats.duration(minutes * 60) });
    }
    case 'deviation': {
      const found = one.details.found.map(({ measure, against, value, median }) =>
        t('deviates', {
          measure: t(`measure.${measure}`),
          value: figure(measure, value, formats),
          base: t(`base.${against}`),
          median: figure(measure, median, formats),
        }),
      );
      return t('says.deviation', { week: weekName(one.details.week, t), found: found.join(' · ') });
    }
    case 'unbalancedWeek': {
      const { deviation, people, least, most } = one.details;
      return t('says.unbalanced', {
        deviation: formats.decimal(deviation, 1),
        people: formats.number(people),
        least: formats.number(least),
        most: formats.number(most),
      });
    }
    case 'backupFailed': {
      const { at, outcome } = one.details;
      return t(outcome === 'bad' ? 'says.backupBad' : 'says.backupFailed', { when: when(at) });
    }
    case 'backupOverdue': {
      const { lastAt } = one.details;
      return lastAt === null ? t('says.backupNever') : t('says.backupOverdue', { when: when(lastAt) });
    }
    default:
      return assertNever(one);
  }
}

function figure(measure: DeviationMeasure, value: number, formats: Formats): string {
  switch (measure) {
    case 'resolution':
      return formats.duration(value, { workday: true });
    case 'onTime':
      return formats.percent(value);
    case 'solved':
      return formats.number(value);
  }
}

/** `2026-W07` as people say it. */
export function weekName(week: string, t: T): string {
  const [year = '', number = ''] = week.split('-W');
  return t('week', { number: String(Number(number)), year });
}

/** What a case is about, by its name. */
export function aboutOf(one: Pick<AlertCase, 'ticket' | 'technician' | 'week'>, t: T): string {
  if (one.ticket !== null) return `${one.ticket.folio} · ${one.ticket.title}`;
  if (one.technician !== null) return one.technician.name;
  return one.week === null ? t('installation') : weekName(one.week, t);
}
