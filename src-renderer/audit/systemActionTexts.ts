/** What the audit log says of the installation and its versions: its part of `actionTexts`. */
export const systemActions = {
  entity: {
    system: 'Sistema',
    news: 'Novedades',
  },
  action: {
    system: {
      any: 'Todo sobre el sistema',
      backedUp: 'hizo un respaldo',
      backupFailed: 'no pudo hacer un respaldo',
      restoreRehearsed: 'ensayó la restauración de un respaldo',
      backupSealing: 'cambió la contraseña de los respaldos',
      verified: 'verificó la integridad',
      updated: 'se actualizó a otra versión',
      updatesChecked: 'buscó actualizaciones',
    },
    news: { any: 'Todo sobre novedades', seen: 'vio las novedades de una versión' },
  },
} as const;

/** The same keys in the other languages; the types of `actionTexts` see to it. */
export const systemActionsIn = {
  en: {
    entity: {
      system: 'System',
      news: 'News',
    },
    action: {
      system: {
        any: 'Everything about the system',
        backedUp: 'made a backup',
        backupFailed: 'could not make a backup',
        restoreRehearsed: 'rehearsed restoring a backup',
        backupSealing: 'changed the passphrase of the backups',
        verified: 'verified the integrity',
        updated: 'was updated to another version',
        updatesChecked: 'checked for updates',
      },
      news: { any: 'Everything about news', seen: 'saw what is new in a version' },
    },
  },
  pt: {
    entity: {
      system: 'Sistema',
      news: 'Novidades',
    },
    action: {
      system: {
        any: 'Tudo sobre o sistema',
        backedUp: 'fez um backup',
        backupFailed: 'não conseguiu fazer um backup',
        restoreRehearsed: 'ensaiou a restauração de um backup',
        backupSealing: 'trocou a senha dos backups',
        verified: 'verificou a integridade',
        updated: 'foi atualizado para outra versão',
        updatesChecked: 'procurou atualizações',
      },
      news: { any: 'Tudo sobre novidades', seen: 'viu as novidades de uma versão' },
    },
  },
} as const;
