import { ok } from '#shared/kernel/result.ts';
import type { ReportRequest } from '#shared/reports/source.ts';
import type { SignerInput } from '#shared/signing/issued.ts';
import type { Actor } from '../rpc/context.ts';
import type { Host } from '../rpc/host.ts';
import { freezeReport, issueReport } from '../signing/issue.ts';
import { StoryRefused } from './moment.ts';

/**
 * What the manager issued today: a report that waits for two signatures, and one that nobody has to sign. Made from
 * what is written already, and so after the transaction that wrote it; the papers are made when somebody looks at them.
 */
export async function issueReports(host: Host, manager: Actor, master: Actor, now: number): Promise<void> {
  const line = ({ id, name }: Actor, role: string, post: string): SignerInput => ({
    personId: id,
    name,
    role,
    post,
  });
  const request = (name: 'ticketsByPeriod' | 'inventory'): ReportRequest => ({
    source: { kind: 'builtIn', name },
    filter: {},
    language: 'es',
  });
  await issue(host, manager, now, request('inventory'), []);
  await issue(host, manager, now, request('ticketsByPeriod'), [
    line(manager, 'Elaboró', 'Encargado de la mesa de ayuda'),
    line(master, 'Autorizó', 'Titular de la unidad'),
  ]);
}

async function issue(
  host: Host,
  actor: Actor,
  now: number,
  request: ReportRequest,
  signers: readonly SignerInput[],
): Promise<void> {
  const input = { request, signers };
  const frozen = await freezeReport({ db: host.db.read, host, actor, now }, input);
  if (!frozen.ok) {
    // The sample can do without.
    host.report('demo', new StoryRefused(JSON.stringify(frozen.error)));
    return;
  }
  await host.auditor.write({ actorId: actor.id, origin: 'browser', now }, async (tx, trail) =>
    ok(await issueReport({ tx, trail, now, actorId: actor.id }, input, frozen.value)),
  );
}
