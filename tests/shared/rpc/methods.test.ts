import { type AnyContractRouter, isContractProcedure } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import { contract } from '#shared/rpc/contract.ts';
import type { ProcedureMeta } from '#shared/rpc/procedure.ts';

interface Route {
  readonly name: string;
  readonly method: string | undefined;
  readonly kind: ProcedureMeta['kind'];
}

function routesOf(part: AnyContractRouter, path: readonly string[] = []): readonly Route[] {
  if (isContractProcedure(part)) {
    const { route, meta } = part['~orpc'];
    return [{ name: path.join('.'), method: route.method, kind: (meta as ProcedureMeta).kind }];
  }
  return Object.entries(part).flatMap(([key, child]) => routesOf(child, [...path, key]));
}

const routes = routesOf(contract);

describe('the methods of the REST interface', () => {
  it('change something only by POST, PUT, PATCH or DELETE', () => {
    const commands = routes.filter(({ kind }) => kind === 'command');
    expect(commands.length).toBeGreaterThan(100);
    const safe = commands.filter(({ method }) => !/^(POST|PUT|PATCH|DELETE)$/.test(method ?? ''));
    expect(safe.map(({ name }) => name)).toEqual([]);
  });
});
