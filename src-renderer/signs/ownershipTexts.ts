import { defineTexts } from '../texts/defineTexts.ts';

export const ownershipTexts = defineTexts(
  'ownership',
  {
    year: 'Año',
    acquisition: 'Adquisición',
    parts: 'Refacciones',
    work: 'Trabajo',
    total: 'Total',
    inAll: 'En total',
    perMonth_one: 'Por mes: {{amount}} = {{total}} ÷ {{count}} mes de tenerlo.',
    perMonth_other: 'Por mes: {{amount}} = {{total}} ÷ {{count}} meses de tenerlo.',
    perMonthUnknown: 'Sin fecha de adquisición no se sabe cuánto cuesta por mes.',
    formula:
      'Total = adquisición + refacciones + trabajo de su mantenimiento, en el año en que empezó cada uno. No incluye la depreciación.',
    covered: 'La garantía cubrió {{amount}}, que no se suman.',
  },
  {
    en: {
      year: 'Year',
      acquisition: 'Acquisition',
      parts: 'Parts',
      work: 'Work',
      total: 'Total',
      inAll: 'In all',
      perMonth_one: 'Per month: {{amount}} = {{total}} ÷ {{count}} month owned.',
      perMonth_other: 'Per month: {{amount}} = {{total}} ÷ {{count}} months owned.',
      perMonthUnknown: 'Without an acquisition date the cost per month is not known.',
      formula:
        'Total = acquisition + parts + work of its maintenance, in the year in which each began. Depreciation is no part of it.',
      covered: 'Warranty covered {{amount}}, which is not added.',
    },
    pt: {
      year: 'Ano',
      acquisition: 'Aquisição',
      parts: 'Peças',
      work: 'Trabalho',
      total: 'Total',
      inAll: 'No total',
      perMonth_one: 'Por mês: {{amount}} = {{total}} ÷ {{count}} mês de posse.',
      perMonth_other: 'Por mês: {{amount}} = {{total}} ÷ {{count}} meses de posse.',
      perMonthUnknown: 'Sem data de aquisição não se sabe quanto custa por mês.',
      formula:
        'Total = aquisição + peças + trabalho de sua manutenção, no ano em que cada uma começou. Não inclui a depreciação.',
      covered: 'A garantia cobriu {{amount}}, que não se somam.',
    },
  },
);
