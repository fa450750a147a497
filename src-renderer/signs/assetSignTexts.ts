import { defineTexts } from '../texts/defineTexts.ts';

/** Words about assets that several features show. */
export const assetSignTexts = defineTexts(
  'assetSigns',
  {
    find: 'Número, serie, nombre o persona',
    none: 'Ningún equipo coincide.',
    several: 'Varios equipos coinciden: elija uno.',
    held: 'lo tiene {{name}}',
    warranty: {
      none: 'Sin garantía registrada',
      valid: 'En garantía hasta {{date}}',
      endsSoon: 'Garantía hasta {{date}}',
      ended: 'Sin garantía desde {{date}}',
    },
    until: {
      valid: 'hasta {{date}}',
      endsSoon: 'hasta {{date}}',
      ended: 'terminó el {{date}}',
      none: 'sin registrar',
    },
  },
  {
    en: {
      find: 'Number, serial, name or person',
      none: 'No asset matches.',
      several: 'Several assets match: choose one.',
      held: 'held by {{name}}',
      warranty: {
        none: 'No warranty recorded',
        valid: 'Under warranty until {{date}}',
        endsSoon: 'Warranty until {{date}}',
        ended: 'Out of warranty since {{date}}',
      },
      until: {
        valid: 'until {{date}}',
        endsSoon: 'until {{date}}',
        ended: 'ended on {{date}}',
        none: 'not recorded',
      },
    },
    pt: {
      find: 'Número, série, nome ou pessoa',
      none: 'Nenhum equipamento corresponde.',
      several: 'Vários equipamentos correspondem: escolha um.',
      held: 'com {{name}}',
      warranty: {
        none: 'Sem garantia registrada',
        valid: 'Na garantia até {{date}}',
        endsSoon: 'Garantia até {{date}}',
        ended: 'Fora da garantia desde {{date}}',
      },
      until: {
        valid: 'até {{date}}',
        endsSoon: 'até {{date}}',
        ended: 'terminou em {{date}}',
        none: 'não registrada',
      },
    },
  },
);
