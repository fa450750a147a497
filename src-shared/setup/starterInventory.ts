import type { StatusKind } from '../assets/asset.ts';
import type { Language } from '../people/contract.ts';
import { defaultSettings, type Settings } from '../settings/contract.ts';

/** How the statuses are called at first; the institution changes the words. */
const statusLabels: Readonly<Record<Exclude<Language, 'es'>, Readonly<Record<StatusKind, string>>>> = {
  en: { available: 'Available', inUse: 'In use', inRepair: 'In repair', lost: 'Lost', retired: 'Retired' },
  pt: {
    available: 'Disponível',
    inUse: 'Em uso',
    inRepair: 'Em manutenção',
    lost: 'Extraviado',
    retired: 'Baixado',
  },
};

const legends: Readonly<Record<Exclude<Language, 'es'>, string>> = {
  en: 'I receive into my custody the items described, property of the institution, to carry out my duties. I undertake to take care of them, to use them for that purpose only, not to move or lend them without authorisation, to report at once any failure, damage, theft or loss, and to return them when asked to or when I leave my post.',
  pt: 'Recebo sob minha responsabilidade os bens descritos, de propriedade da instituição, para o desempenho das minhas funções. Comprometo-me a cuidar deles, a usá-los somente para esse fim, a não os transferir nem emprestar sem autorização, a comunicar de imediato qualquer falha, dano, furto ou extravio, e a devolvê-los quando solicitado ou ao deixar o meu cargo.',
};

/** The inventory’s words in a language, where they are not the defaults, which are Spanish. */
export function starterInventory(language: Language): Partial<Pick<Settings, 'inventory' | 'printing'>> {
  if (language === 'es') return {};
  const { inventory, printing } = defaultSettings;
  return {
    inventory: {
      ...inventory,
      statuses: inventory.statuses.map((status) => ({
        ...status,
        label: statusLabels[language][status.kind],
      })),
    },
    printing: { ...printing, custodyLegend: legends[language] },
  };
}
