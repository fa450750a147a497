import type { NewsTexts } from './manifest.ts';
import { compareVersions } from './version.ts';

export interface ReleaseNews {
  readonly version: string;
  readonly texts: NewsTexts;
}

/** What is new in each release, the newest first: a new one gets its entry here. */
export const releaseNews: readonly ReleaseNews[] = [
  {
    version: '0.1.0',
    texts: {
      es: [
        'Primera versión: solicitudes con folio, plazo y reparto equilibrado entre el personal técnico.',
        'Inventario con resguardos, mantenimiento, existencias y verificación.',
        'Indicadores, metas, alertas e informes que se firman.',
        'Respaldos diarios que se comprueban, y una bitácora firmada.',
      ],
      en: [
        'First version: tickets with a folio, a deadline and a fair share for each technician.',
        'Inventory with custody, maintenance, stock and verification.',
        'Indicators, goals, alerts, and reports that are signed.',
        'Daily backups that are checked, and a signed audit log.',
      ],
      pt: [
        'Primeira versão: solicitações com número, prazo e distribuição equilibrada entre a equipe técnica.',
        'Inventário com termos de responsabilidade, manutenção, estoque e verificação.',
        'Indicadores, metas, alertas e relatórios que se assinam.',
        'Cópias de segurança diárias e verificadas, e um registro de auditoria assinado.',
      ],
    },
  },
];

/**
 * The releases whose news somebody has still to see: newer than what they saw last and than what they began with, and
 * none that is newer than the program that runs.
 *
 * @param known versions that need not be told: the one last seen, and the one in use when the person was added
 */
export function unseenNews(
  all: readonly ReleaseNews[],
  own: string,
  known: readonly string[],
): readonly ReleaseNews[] {
  return all.filter(
    ({ version }) =>
      compareVersions(version, own) <= 0 && known.every((seen) => compareVersions(version, seen) > 0),
  );
}
