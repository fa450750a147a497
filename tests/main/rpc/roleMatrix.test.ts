import { isContractProcedure } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#shared/rpc/contract.ts';
import { ROLES, type Role } from '#shared/rpc/permissions.ts';
import { openTestHost, type TestHost } from '../../builders/host.ts';
import { aPerson, type BuiltPerson } from '../../builders/people.ts';

/**
 * Who may call what, written down a second time from the design's table (section 2) and never derived from the
 * permissions of the contract: r requester, t technician, m manager, a administrator, M master; * everybody, also
 * without a session. A procedure that is missing here fails the test.
 */
const EXPECTED: Readonly<Record<string, string>> = {
  'setup.status': '*',
  'setup.complete': '*',
  'setup.suggestions': '*',
  'sessions.create': '*',
  'sessions.resume': '*',
  'sessions.current': 'rtmaM',
  'sessions.outbox': 'rtmaM',
  'sessions.list': 'rtmaM',
  'sessions.end': 'rtmaM',
  'sessions.endOne': 'rtmaM',
  'sessions.endAll': 'rtmaM',
  'sessions.changePassword': 'rtmaM',
  'sessions.secondFactor': 'rtmaM',
  'sessions.beginSecondFactor': 'rtmaM',
  'sessions.confirmSecondFactor': 'rtmaM',
  'sessions.endSecondFactor': 'rtmaM',
  'sessions.resetSecondFactor': 'a',
  'sessions.tokens': 'tmaM',
  'sessions.createToken': 'tmaM',
  'sessions.endToken': 'tmaM',
  'people.list': 'tmaM',
  'people.staff': 'maM',
  'people.get': 'tmaM',
  'people.create': 'a',
  'people.update': 'a',
  'people.disable': 'a',
  'people.enable': 'a',
  'people.resetPassword': 'a',
  'people.addAbsence': 'ma',
  'people.removeAbsence': 'ma',
  'people.updateMine': 'rtmaM',
  'organisation.areas': 'rtmaM',
  'organisation.saveArea': 'a',
  'organisation.locations': 'rtmaM',
  'organisation.saveLocation': 'a',
  'organisation.teams': 'tmaM',
  'organisation.saveTeam': 'a',
  'organisation.skills': 'tmaM',
  'organisation.saveSkill': 'a',
  'services.list': 'rtmaM',
  'services.save': 'a',
  'services.procedures': 'tmaM',
  'services.saveProcedure': 'aM',
  'calendars.list': 'rtmaM',
  'calendars.save': 'a',
  'calendars.holidays': 'rtmaM',
  'sla.policies': 'tmaM',
  'sla.savePolicy': 'aM',
  'sla.removePolicy': 'aM',
  'sla.matrix': 'rtmaM',
  'sla.saveMatrix': 'aM',
  'reports.preview': 'tmaM',
  'reports.print': 'tmaM',
  'reports.begin': 'tmaM',
  'reports.run': 'tmaM',
  'reports.cancel': 'tmaM',
  'reports.file': 'tmaM',
  'reports.saved': 'tmaM',
  'reports.savedReport': 'tmaM',
  'reports.save': 'tmaM',
  'reports.change': 'tmaM',
  'reports.duplicate': 'tmaM',
  'reports.archive': 'tmaM',
  'reports.restore': 'tmaM',
  'reports.schedules': 'maM',
  'reports.addSchedule': 'maM',
  'reports.changeSchedule': 'maM',
  'reports.pauseSchedule': 'maM',
  'reports.resumeSchedule': 'maM',
  'reports.removeSchedule': 'maM',
  'reports.runSchedule': 'maM',
  'settings.shown': 'rtmaM',
  'settings.get': 'maM',
  'settings.save': 'a',
  'settings.uploadLogo': 'a',
  'settings.logo': 'rtmaM',
  'tickets.create': 'rtmaM',
  'tickets.get': 'rtmaM',
  'tickets.list': 'rtmaM',
  'tickets.counts': 'rtmaM',
  'tickets.similar': 'rtmaM',
  'tickets.approve': 'rtmaM',
  'tickets.start': 'tm',
  'tickets.wait': 'tm',
  'tickets.resume': 'tm',
  'tickets.schedule': 'tm',
  'tickets.resolve': 'tm',
  'tickets.close': 'rtmaM',
  'tickets.rate': 'rtmaM',
  'tickets.reopen': 'rtmaM',
  'tickets.cancel': 'rtmaM',
  'tickets.assign': 'tm',
  'tickets.putBack': 'tm',
  'tickets.prioritise': 'm',
  'tickets.reply': 'rtmaM',
  'tickets.note': 'tma',
  'tickets.attach': 'rtmaM',
  'tickets.attachmentContent': 'rtmaM',
  'tickets.logTime': 'tm',
  'tickets.merge': 'tm',
  'tickets.link': 'tma',
  'tickets.unlink': 'tma',
  'tickets.history': 'rtmaM',
  'tickets.historyPdf': 'rtmaM',
  'tickets.serviceFormPdf': 'rtmaM',
  'tickets.bulkPreview': 'm',
  'tickets.bulk': 'm',
  'tickets.undoBulk': 'm',
  'tickets.day': 'tmaM',
  'tickets.presence': 'rtmaM',
  'assignment.workload': 'tmaM',
  'assignment.explain': 'tmaM',
  'indicators.panel': 'rtmaM',
  'indicators.figures': 'rtmaM',
  'indicators.balance': 'maM',
  'indicators.workers': 'maM',
  'indicators.worker': 'tmaM',
  'indicators.tickets': 'rtmaM',
  'alerts.list': 'maM',
  'alerts.counts': 'maM',
  'alerts.get': 'maM',
  'alerts.acknowledge': 'maM',
  'alerts.unacknowledge': 'maM',
  'alerts.mutes': 'tmaM',
  'alerts.mute': 'tmaM',
  'alerts.unmute': 'tmaM',
  'delays.counts': 'tmaM',
  'delays.atRisk': 'tmaM',
  'delays.stuck': 'tmaM',
  'delays.byFinish': 'tmaM',
  'delays.forecast': 'tmaM',
  'delays.trackRecord': 'tmaM',
  'delays.recorded': 'tmaM',
  'goals.list': 'tmaM',
  'goals.progress': 'tmaM',
  'goals.history': 'tmaM',
  'goals.propose': 'maM',
  'goals.set': 'aM',
  'goals.change': 'maM',
  'goals.accept': 'aM',
  'goals.decline': 'aM',
  'goals.end': 'aM',
  'idle.ofTechnician': 'tmaM',
  'idle.summary': 'maM',
  'notifications.list': 'rtmaM',
  'notifications.unread': 'rtmaM',
  'notifications.markRead': 'rtmaM',
  'notifications.preferences': 'rtmaM',
  'notifications.savePreferences': 'rtmaM',
  'mail.status': 'maM',
  'mail.savePassword': 'a',
  'mail.removePassword': 'a',
  'mail.test': 'a',
  'mail.list': 'a',
  'mail.retry': 'a',
  'mail.cancel': 'a',
  'assets.list': 'tmaM',
  'assets.mine': 'rtmaM',
  'assets.get': 'rtmaM',
  'assets.nextNumber': 'ta',
  'assets.suggestions': 'tmaM',
  'assets.create': 'ta',
  'assets.update': 'ta',
  'assets.move': 'ta',
  'assets.setStatus': 'ta',
  'assets.retire': 'ta',
  'assets.addFiles': 'ta',
  'assets.removeFile': 'ta',
  'assets.setPhoto': 'ta',
  'assets.fileContent': 'rtmaM',
  'assets.history': 'tmaM',
  'assets.tickets': 'tmaM',
  'assets.ofTicket': 'rtmaM',
  'assets.link': 'rtmaM',
  'assets.unlink': 'tma',
  'assets.categories': 'tmaM',
  'assets.saveCategory': 'a',
  'assets.suppliers': 'tmaM',
  'assets.saveSupplier': 'ta',
  'signing.list': 'tmaM',
  'signing.get': 'tmaM',
  'signing.issue': 'tmaM',
  'signing.withdraw': 'tmaM',
  'signing.pdf': 'tmaM',
  'signing.data': 'tmaM',
  'signing.inspect': 'tmaM',
  'signing.prepare': 'tmaM',
  'signing.complete': 'tmaM',
  'signing.verify': 'tmaM',
  'signing.roots': 'maM',
  'signing.addRoots': 'a',
  'signing.removeRoot': 'a',
  'custody.list': 'tmaM',
  'custody.mine': 'rtmaM',
  'custody.get': 'rtmaM',
  'custody.ofAsset': 'tmaM',
  'custody.ofPerson': 'tmaM',
  'custody.preview': 'ta',
  'custody.issue': 'ta',
  'custody.confirm': 'rtmaM',
  'custody.authorise': 'm',
  'custody.sign': 'rtmaM',
  'custody.attachScan': 'ta',
  'custody.fileContent': 'rtmaM',
  'custody.pdf': 'rtmaM',
  'maintenance.plans': 'tmaM',
  'maintenance.plan': 'tmaM',
  'maintenance.previewPlan': 'ta',
  'maintenance.savePlan': 'ta',
  'maintenance.due': 'tmaM',
  'maintenance.dueMonths': 'tmaM',
  'maintenance.openTicket': 'ta',
  'maintenance.records': 'tmaM',
  'maintenance.record': 'tmaM',
  'maintenance.recordHistory': 'tmaM',
  'maintenance.createRecord': 'ta',
  'maintenance.updateRecord': 'ta',
  'maintenance.ofAsset': 'tmaM',
  'maintenance.ofTicket': 'tmaM',
  'maintenance.recurring': 'tmaM',
  'maintenance.repeated': 'tmaM',
  'maintenance.failures': 'tmaM',
  'imports.people': 'a',
  'imports.inventory': 'a',
  'imports.upload': 'a',
  'imports.look': 'a',
  'imports.preview': 'a',
  'imports.begin': 'a',
  'imports.job': 'a',
  'imports.cancel': 'a',
  'imports.saveMapping': 'a',
  'exports.list': 'rtmaM',
  'exports.rows': 'rtmaM',
  'stock.list': 'tmaM',
  'stock.get': 'tmaM',
  'stock.save': 'ta',
  'stock.receive': 'ta',
  'stock.handOut': 'ta',
  'stock.giveBack': 'ta',
  'stock.freeSeat': 'ta',
  'stock.count': 'ta',
  'stock.discard': 'ta',
  'stock.movements': 'tmaM',
  'stock.seats': 'tmaM',
  'stock.remove': 'ta',
  'verification.list': 'tmaM',
  'verification.openRounds': 'tmaM',
  'verification.get': 'tmaM',
  'verification.start': 'ta',
  'verification.scan': 'ta',
  'verification.noteScan': 'ta',
  'verification.removeScan': 'ta',
  'verification.scans': 'tmaM',
  'verification.missing': 'tmaM',
  'verification.close': 'ta',
  'verification.cancel': 'ta',
  'verification.recordPdf': 'tmaM',
  'labels.sheet': 'tmaM',
  'labels.preview': 'tmaM',
  'audit.trail': 'maM',
  'backups.list': 'a',
  'backups.make': 'a',
  'backups.rehearse': 'a',
  'backups.setPassphrase': 'a',
  'audit.list': 'maM',
  'system.health': '*',
  'system.state': 'a',
  'system.verify': 'a',
  'live.events': 'rtmaM',
};

const LETTERS: Readonly<Record<Role, string>> = {
  requester: 'r',
  technician: 't',
  manager: 'm',
  administrator: 'a',
  master: 'M',
};

/** Every procedure of the contract by its name, so that a new one cannot be forgotten. */
function procedureNames(part: object = contract, path: readonly string[] = []): string[] {
  return Object.entries(part).flatMap(([key, child]) =>
    isContractProcedure(child) ? [[...path, key].join('.')] : procedureNames(child as object, [...path, key]),
  );
}

type Caller = (input: unknown) => Promise<unknown>;

let t: TestHost;
const people = new Map<Role | null, BuiltPerson | null>([[null, null]]);

beforeAll(async () => {
  t = await openTestHost();
  for (const role of ROLES) people.set(role, await aPerson(t.host, { roles: [role] }));
});
afterAll(() => t.close());

/** The code that a call with senseless input is refused with: the permission speaks before the input is looked at. */
async function codeOf(name: string, person: BuiltPerson | null): Promise<string | null> {
  const [feature = '', procedure = ''] = name.split('.');
  const client = t.as(person) as unknown as Record<string, Record<string, Caller>>;
  try {
    await client[feature]?.[procedure]?.({ senseless: true, id: 'no', version: 'no', language: 7, state: 7 });
    return null;
  } catch (refusal) {
    return (refusal as { code: string }).code;
  }
}

describe('the role × procedure matrix', () => {
  it('names every procedure of the contract and no other', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(procedureNames().sort());
  });

  it.each(procedureNames().filter((name) => !name.startsWith('sessions.end')))('%s', async (name) => {
    const expected = EXPECTED[name] ?? '';
    const withoutSession = await codeOf(name, null);
    if (expected === '*') expect(withoutSession).not.toBe('unauthenticated');
    else expect(withoutSession).toBe('unauthenticated');
    for (const role of ROLES) {
      const code = await codeOf(name, people.get(role) ?? null);
      const isAllowed = expected === '*' || expected.includes(LETTERS[role]);
      expect(code === 'forbidden', `${role} calls ${name}: ${code}`).toBe(!isAllowed);
    }
  });

  it.each(['sessions.end', 'sessions.endOne', 'sessions.endAll'])(
    '%s is for whoever has a session',
    async (name) => {
      expect(await codeOf(name, null)).toBe('unauthenticated');
    },
  );
});
