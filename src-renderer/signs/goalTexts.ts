import type { IndicatorKey } from '#shared/indicators/indicator.ts';
import type { IndicatorWords } from '#shared/indicators/words/definition.ts';
import { english } from '#shared/indicators/words/english.ts';
import { portuguese } from '#shared/indicators/words/portuguese.ts';
import { spanish } from '#shared/indicators/words/spanish.ts';
import { defineTexts } from '../texts/defineTexts.ts';

/** The names of the indicators as everywhere else. */
function namesOf({ definition }: IndicatorWords): Record<IndicatorKey, string> {
  return Object.fromEntries(Object.entries(definition).map(([key, { name }]) => [key, name])) as Record<
    IndicatorKey,
    string
  >;
}

export const goalSignTexts = defineTexts(
  'goalSigns',
  {
    indicator: namesOf(spanish),
    measure: '{{name}} ({{statistic}})',
    statistic: { mean: 'promedio', median: 'mediana', p90: '9 de cada 10', deviation: 'desviación' },
    state: {
      reached: 'Lograda',
      onTrack: 'En camino',
      atRisk: 'En riesgo',
      missed: 'No lograda',
      noData: 'Sin datos suficientes',
    },
    period: { week: 'Cada semana', month: 'Cada mes', quarter: 'Cada trimestre', year: 'Cada año' },
    step: { week: 'Semana {{week}} de {{year}}', quarter: 'Trimestre {{quarter}} de {{year}}' },
    department: 'Todo el departamento',
    direction: { atLeast: 'al menos {{target}}', atMost: 'a lo más {{target}}' },
    sentence: {
      none: 'Aún no hay nada que medir.',
      atLeast: 'Va a {{value}} de {{target}}',
      atMost: 'Va a {{value}}; a lo más {{target}}',
      forecast: '{{now}}; al ritmo actual terminará en {{end}}',
      early: '{{now}}; todavía es pronto para saber cómo terminará',
      range: 'Probablemente entre {{low}} y {{high}}.',
    },
    bar: '{{percent}} de la meta',
    cases_one: '{{count}} solicitud',
    cases_other: '{{count}} solicitudes',
    weeks: {
      open_one: '{{count}} solicitud, semana por semana',
      open_other: '{{count}} solicitudes, semana por semana',
      title: 'Semana por semana',
      week: 'Semana',
      figure: 'Desviación',
      tickets: 'Solicitudes',
    },
    mine: 'Metas',
    tiles: 'Metas del departamento',
    all: 'Ver las metas',
  },
  {
    en: {
      indicator: namesOf(english),
      measure: '{{name}} ({{statistic}})',
      statistic: { mean: 'average', median: 'median', p90: '9 in 10', deviation: 'deviation' },
      state: {
        reached: 'Reached',
        onTrack: 'On track',
        atRisk: 'At risk',
        missed: 'Missed',
        noData: 'Not enough data',
      },
      period: { week: 'Every week', month: 'Every month', quarter: 'Every quarter', year: 'Every year' },
      step: { week: 'Week {{week}} of {{year}}', quarter: 'Quarter {{quarter}} of {{year}}' },
      department: 'The whole department',
      direction: { atLeast: 'at least {{target}}', atMost: 'at most {{target}}' },
      sentence: {
        none: 'There is nothing to measure yet.',
        atLeast: 'At {{value}} of {{target}}',
        atMost: 'At {{value}}; at most {{target}}',
        forecast: '{{now}}; at the present pace it will end at {{end}}',
        early: '{{now}}; too early to say how it will end',
        range: 'Probably between {{low}} and {{high}}.',
      },
      bar: '{{percent}} of the goal',
      cases_one: '{{count}} ticket',
      cases_other: '{{count}} tickets',
      weeks: {
        open_one: '{{count}} ticket, week by week',
        open_other: '{{count}} tickets, week by week',
        title: 'Week by week',
        week: 'Week',
        figure: 'Deviation',
        tickets: 'Tickets',
      },
      mine: 'Goals',
      tiles: 'Goals of the department',
      all: 'See the goals',
    },
    pt: {
      indicator: namesOf(portuguese),
      measure: '{{name}} ({{statistic}})',
      statistic: { mean: 'média', median: 'mediana', p90: '9 em cada 10', deviation: 'desvio' },
      state: {
        reached: 'Alcançada',
        onTrack: 'No caminho',
        atRisk: 'Em risco',
        missed: 'Não alcançada',
        noData: 'Sem dados suficientes',
      },
      period: { week: 'Cada semana', month: 'Cada mês', quarter: 'Cada trimestre', year: 'Cada ano' },
      step: { week: 'Semana {{week}} de {{year}}', quarter: 'Trimestre {{quarter}} de {{year}}' },
      department: 'Todo o departamento',
      direction: { atLeast: 'pelo menos {{target}}', atMost: 'no máximo {{target}}' },
      sentence: {
        none: 'Ainda não há nada para medir.',
        atLeast: 'Está em {{value}} de {{target}}',
        atMost: 'Está em {{value}}; no máximo {{target}}',
        forecast: '{{now}}; no ritmo atual terminará em {{end}}',
        early: '{{now}}; ainda é cedo para saber como terminará',
        range: 'Provavelmente entre {{low}} e {{high}}.',
      },
      bar: '{{percent}} da meta',
      cases_one: '{{count}} solicitação',
      cases_other: '{{count}} solicitações',
      weeks: {
        open_one: '{{count}} solicitação, semana a semana',
        open_other: '{{count}} solicitações, semana a semana',
        title: 'Semana a semana',
        week: 'Semana',
        figure: 'Desvio',
        tickets: 'Solicitações',
      },
      mine: 'Metas',
      tiles: 'Metas do departamento',
      all: 'Ver as metas',
    },
  },
);
