/**
 * The audit log without what happens by itself: which events those are is said once more in
 * src-main/audit/listQueries.ts, in the same words, or the index is not used (a test of the plan sees to it).
 */
export const id = '0084_audit_list';

export const statements: readonly string[] = [
  `CREATE INDEX events_deliberate ON events (seq)
    WHERE (origin <> 'job' OR action IN ('system.backupFailed', 'reportSchedule.failed'))
      AND action NOT IN ('inbox.read', 'export.made', 'report.made', 'issuedReport.printed', 'ticket.atRisk',
        'ticket.responseOverdue', 'ticket.overdue', 'ticket.recomputed', 'alert.raised', 'alert.cleared',
        'alert.stoodAgain')`,
];
