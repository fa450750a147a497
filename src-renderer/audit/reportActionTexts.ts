/** What the audit log says of reports: its part of `actionTexts`. */
export const reportActions = {
  entity: { report: 'Informes', reportSchedule: 'Informes programados' },
  action: {
    report: {
      any: 'Todo sobre informes',
      made: 'hizo un informe {{label}}',
      saved: 'guardó el informe {{label}}',
      changed: 'cambió el informe {{label}}',
      archived: 'archivó el informe {{label}}',
      restored: 'volvió a usar el informe {{label}}',
    },
    reportSchedule: {
      any: 'Todo sobre informes programados',
      created: 'programó el informe {{label}}',
      changed: 'cambió el informe programado {{label}}',
      paused: 'puso en pausa el informe programado {{label}}',
      resumed: 'continuó el informe programado {{label}}',
      removed: 'quitó el informe programado {{label}}',
      asked: 'pidió hacer ya el informe programado {{label}}',
      written: 'guardó el archivo del informe programado {{label}}',
      failed: 'no pudo hacer el informe programado {{label}}',
    },
  },
} as const;

/** The same keys in the other languages; the types of `actionTexts` see to it. */
export const reportActionsIn = {
  en: {
    entity: { report: 'Reports', reportSchedule: 'Scheduled reports' },
    action: {
      report: {
        any: 'Everything about reports',
        made: 'made a report {{label}}',
        saved: 'saved the report {{label}}',
        changed: 'changed the report {{label}}',
        archived: 'archived the report {{label}}',
        restored: 'took the report {{label}} back into use',
      },
      reportSchedule: {
        any: 'Everything about scheduled reports',
        created: 'scheduled the report {{label}}',
        changed: 'changed the scheduled report {{label}}',
        paused: 'paused the scheduled report {{label}}',
        resumed: 'resumed the scheduled report {{label}}',
        removed: 'removed the scheduled report {{label}}',
        asked: 'asked for the scheduled report {{label}} at once',
        written: 'saved the file of the scheduled report {{label}}',
        failed: 'could not make the scheduled report {{label}}',
      },
    },
  },
  pt: {
    entity: { report: 'Relatórios', reportSchedule: 'Relatórios programados' },
    action: {
      report: {
        any: 'Tudo sobre relatórios',
        made: 'fez um relatório {{label}}',
        saved: 'salvou o relatório {{label}}',
        changed: 'mudou o relatório {{label}}',
        archived: 'arquivou o relatório {{label}}',
        restored: 'voltou a usar o relatório {{label}}',
      },
      reportSchedule: {
        any: 'Tudo sobre relatórios programados',
        created: 'programou o relatório {{label}}',
        changed: 'mudou o relatório programado {{label}}',
        paused: 'pausou o relatório programado {{label}}',
        resumed: 'continuou o relatório programado {{label}}',
        removed: 'removeu o relatório programado {{label}}',
        asked: 'pediu já o relatório programado {{label}}',
        written: 'salvou o arquivo do relatório programado {{label}}',
        failed: 'não pôde fazer o relatório programado {{label}}',
      },
    },
  },
} as const;
