import { english } from '#shared/indicators/words/english.ts';
import { portuguese } from '#shared/indicators/words/portuguese.ts';
import { spanish } from '#shared/indicators/words/spanish.ts';
import { defineTexts } from '../texts/defineTexts.ts';

/** What the indicators are called and how they are made: the same words as on printed reports. */
export const definitionTexts = defineTexts(
  'indicatorDefinitions',
  {
    ...spanish,
    title: 'Cómo se calcula cada cifra',
    intro:
      'Cada cifra tiene una sola definición, la misma en pantalla y en los informes. Pulse una cifra del panel y verá las solicitudes que cuenta.',
    label: { population: 'Qué cuenta', formula: 'Cálculo', clock: 'Reloj', parts: 'Se divide en' },
    statistics: 'Cómo leer los tiempos',
    median: 'Mediana: la mitad tardó menos y la mitad tardó más.',
    p90: '9 de cada 10: nueve de cada diez tardaron esto o menos.',
    mean: 'Promedio: la suma dividida entre el número; unos pocos casos largos lo suben mucho.',
    technician: 'El técnico de una solicitud es quien la resolvió; mientras no se resuelve, quien la tiene.',
  },
  {
    en: {
      ...english,
      title: 'How each figure is calculated',
      intro:
        'Each figure has one definition, the same on screen and in reports. Press a figure of the panel and you see the tickets it counts.',
      label: { population: 'What it counts', formula: 'Calculation', clock: 'Clock', parts: 'Falls into' },
      statistics: 'How to read the times',
      median: 'Median: half took less and half took more.',
      p90: '9 in 10: nine out of ten took this or less.',
      mean: 'Average: the sum divided by the number; a few long cases lift it a lot.',
      technician: 'The technician of a ticket is whoever solved it; while it is not solved, whoever has it.',
    },
    pt: {
      ...portuguese,
      title: 'Como se calcula cada número',
      intro:
        'Cada número tem uma só definição, a mesma na tela e nos relatórios. Pressione um número do painel e verá as solicitações que conta.',
      label: { population: 'O que conta', formula: 'Cálculo', clock: 'Relógio', parts: 'Divide-se em' },
      statistics: 'Como ler os tempos',
      median: 'Mediana: metade demorou menos e metade demorou mais.',
      p90: '9 em cada 10: nove de cada dez demoraram isto ou menos.',
      mean: 'Média: a soma dividida pelo número; uns poucos casos longos a elevam muito.',
      technician: 'O técnico de uma solicitação é quem a resolveu; enquanto não se resolve, quem a tem.',
    },
  },
);
