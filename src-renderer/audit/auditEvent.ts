import type { InferContractRouterOutputs } from '@orpc/contract';
import type { auditContract } from '#shared/audit/contract.ts';

/** An entry of the audit log. */
export type AuditEvent = InferContractRouterOutputs<typeof auditContract>['list']['items'][number];
