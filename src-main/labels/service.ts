import type { AssetRef } from '#shared/assets/fields.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { LabelOptions, labelsContract } from '#shared/labels/contract.ts';
import type { LabelFormat } from '#shared/labels/formats.ts';
import { assetsByIds } from '../assets/load.ts';
import { printable } from '../pdf/printable.ts';
import { pdfRenderer } from '../pdf/renderPdf.ts';
import type { QueryContext } from '../rpc/context.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { loadSettings } from '../settings/load.ts';
import type { LabelText } from './labelSvg.ts';
import { drawSheets, formatOf } from './sheet.ts';

const LOCALES = { es: 'es-MX', en: 'en-GB', pt: 'pt-BR' } as const;
const TITLES = {
  es: 'Etiquetas de inventario',
  en: 'Inventory labels',
  pt: 'Etiquetas de inventário',
} as const;
/** Labels of one document: beyond it, the sheets are printed in several goes. */
const MOST_LABELS = 4_000;
const POINTS_PER_MM = 72 / 25.4;

export const labelsHandlers: HandlersOf<typeof labelsContract> = {
  async sheet(ctx, { assetIds, options, language = ctx.actor.language }) {
    const wanted = await labelsOf(ctx, assetIds, options);
    if (!wanted.ok) return wanted;
    const { format, texts } = wanted.value;
    const bytes = await pdfRenderer.render({
      title: TITLES[language],
      language: LOCALES[language],
      author: texts[0]?.institution ?? '',
      page: { width: format.pageWidth * POINTS_PER_MM, height: format.pageHeight * POINTS_PER_MM },
      drawings: [...drawSheets(format, texts, options).pages],
    });
    return ok(new File([bytes], `${TITLES[language]}.pdf`, { type: 'application/pdf' }));
  },

  async preview(ctx, { assetIds, options }) {
    const wanted = await labelsOf(ctx, assetIds, options);
    if (!wanted.ok) return wanted;
    const { format, texts, assets } = wanted.value;
    const { pages, labels, isWithoutBars } = drawSheets(format, texts, options, 1);
    const perSheet = format.columns * format.rows;
    const sheets = Math.ceil((((options.startAt - 1) % perSheet) + labels) / perSheet);
    return ok({ assets: [...assets], svg: pages[0] ?? '', sheets, labels, isWithoutBars });
  },
};

interface Wanted {
  readonly format: LabelFormat;
  readonly texts: readonly LabelText[];
  readonly assets: readonly AssetRef[];
}

async function labelsOf(
  ctx: QueryContext,
  assetIds: readonly number[],
  options: LabelOptions,
): Promise<Result<Wanted>> {
  const format = formatOf(options);
  if (format === null) {
    const message = 'A free format needs its measures.';
    return fail({
      code: 'invalid',
      details: { issues: [{ path: 'options.free', rule: 'required', message }] },
    });
  }
  if (assetIds.length * options.copies > MOST_LABELS) {
    return fail({ code: 'ruleBroken', details: { rule: 'tooManyLabels' } });
  }
  const assets = await assetsByIds(ctx.db, assetIds);
  if (assets.length < new Set(assetIds).size) return fail({ code: 'notFound', details: { entity: 'asset' } });
  const { institution } = await loadSettings(ctx.db);
  const texts = assets.map((asset) => ({
    inventoryNumber: asset.inventoryNumber,
    institution: printable(institution.name),
    name: printable([asset.name, asset.brand, asset.model].filter(Boolean).join(' · ')),
    serial: asset.serial,
  }));
  const refs = assets.map(({ id, inventoryNumber, name }) => ({ id, inventoryNumber, name }));
  return ok({ format, texts, assets: refs });
}
