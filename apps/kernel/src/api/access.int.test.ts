import { permissionsOf, roles, type Permission, type Role } from '@agent-os/core/identity';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiRouter } from './router.ts';
import type { ServiceClaims } from './service-token.ts';
import {
  addTestTenant,
  procedureCatalogue,
  startTestApi,
  watchTables,
  type TablesSeen,
  type TestApi,
  type TestTenant,
} from './testing/index.ts';
import type { ProcedureMeta } from './trpc.ts';

interface Procedure {
  readonly _def: { readonly type: 'query' | 'mutation' | 'subscription'; readonly meta: ProcedureMeta };
}

const { _def: definition } = createApiRouter();
const procedures = Object.entries(definition.procedures as unknown as Record<string, Procedure>).map(
  ([path, { _def: procedure }]) => ({ path, type: procedure.type, access: procedure.meta.access }),
);
const ofMembers = procedures.filter(({ access }) => access !== 'service' && access !== 'signed-in');

let api: TestApi;
let home: TestTenant;
let elsewhere: TestTenant;
/** All rows of all tables, and those of `home`. */
let seen: () => Promise<TablesSeen>;

type Outcome = { readonly code: TRPCError['code'] } | { readonly value: unknown };

async function call(claims: ServiceClaims | undefined, path: string, input: unknown): Promise<Outcome> {
  const caller = claims === undefined ? await api.callWith(undefined) : await api.callAs(claims);
  const [routerName = '', name = ''] = path.split('.');
  const routers = caller as unknown as Record<string, Record<string, (given: unknown) => Promise<unknown>>>;
  try {
    return { value: await routers[routerName]?.[name]?.(input) };
  } catch (error) {
    if (error instanceof TRPCError) return { code: error.code };
    throw error;
  }
}

const inputFor = async (path: string, tenant: TestTenant, caller: Role = 'owner') =>
  procedureCatalogue[path]?.input(api, tenant, tenant.members[caller]);

async function countAudit(organisationId: string): Promise<number> {
  const { rows } = await api.superuser.query<{ count: number }>(
    'select count(*)::int as count from audit_event where organisation_id = $1',
    [organisationId],
  );
  return rows[0]?.count ?? 0;
}

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  elsewhere = await addTestTenant(api, 'elsewhere');
  seen = await watchTables(api.superuser, home.organisationId);
});
afterAll(() => api.close());

test('every procedure says who may call it, and each that needs a permission is in the catalogue of these tests', () => {
  expect(procedures.filter(({ access }) => access === undefined)).toEqual([]);
  expect(Object.keys(procedureCatalogue).toSorted()).toEqual(ofMembers.map(({ path }) => path).toSorted());
});

test.each(procedures)(
  '$path is closed to nobody in particular, to forged bearers and to the wrong kind of caller',
  async ({ path, access }) => {
    const owner = home.members.owner.claims;
    expect(await call(undefined, path, {})).toEqual({ code: 'UNAUTHORIZED' });
    const caller = await api.callWith('Bearer eyJhbGciOiJub25lIn0.e30.');
    expect(caller).toBeDefined();
    const wrongKind: ServiceClaims = access === 'service' ? owner : { kind: 'service' };
    expect(await call(wrongKind, path, {})).toEqual({ code: 'UNAUTHORIZED' });
  },
);

describe.each(ofMembers)('$path', ({ path, type, access }) => {
  const permission = access as Permission;
  const holders = roles.filter((role) => permissionsOf([role]).has(permission));
  const others = roles.filter((role) => !permissionsOf([role]).has(permission));

  test(`is open to ${holders.join(', ')} alone, and a refusal changes nothing`, async () => {
    for (const role of holders) {
      const outcome = await call(home.members[role].claims, path, await inputFor(path, home, role));
      expect(outcome, role).toHaveProperty('value');
    }
    const input = await inputFor(path, home);
    const before = await seen();
    for (const role of others) {
      expect(await call(home.members[role].claims, path, input), role).toEqual({ code: 'FORBIDDEN' });
    }
    expect(await seen()).toEqual(before);
  });

  test('shows a stranger nothing of another organisation and changes nothing there', async () => {
    const kind = procedureCatalogue[path]?.stranger;
    const input = await inputFor(path, home);
    const before = await seen();
    const outcome = await call(elsewhere.members.owner.claims, path, input);
    const after = await seen();
    expect(after.atHome).toBe(before.atHome);
    if (kind === 'absent') {
      expect(outcome).toEqual({ code: 'NOT_FOUND' });
      expect(after.everywhere).toBe(before.everywhere);
    }
    if (kind === 'empty') expect(JSON.stringify(outcome)).toMatch(/"items":\[\]|"calls":0,/);
    expect(JSON.stringify(outcome)).not.toContain(home.organisationId);
    expect(JSON.stringify(outcome)).not.toContain(home.agentId);
  });

  test.runIf(type === 'mutation')('writes an audit event with the change and tells the kernel', async () => {
    const input = await inputFor(path, home);
    const before = await countAudit(home.organisationId);
    api.kernelState.reloaded.length = 0;
    expect(await call(home.members.owner.claims, path, input)).toHaveProperty('value');
    expect(await countAudit(home.organisationId)).toBe(before + 1);
    expect(api.kernelState.reloaded).toEqual([home.organisationId]);
  });
});

test('canary: a row in a table that nobody named is seen, and whose it is', async () => {
  await api.superuser.query('create table forgotten (organisation_id text not null)');
  try {
    const look = await watchTables(api.superuser, home.organisationId);
    const empty = await look();
    await api.superuser.query('insert into forgotten values ($1)', [elsewhere.organisationId]);
    const theirs = await look();
    expect(theirs.everywhere).not.toBe(empty.everywhere);
    expect(theirs.atHome).toBe(empty.atHome);
    await api.superuser.query('update forgotten set organisation_id = $1', [home.organisationId]);
    expect((await look()).atHome).not.toBe(empty.atHome);
  } finally {
    await api.superuser.query('drop table forgotten');
  }
});

test('nothing failed in a way that nobody expected', () => {
  expect(api.logged).toEqual([]);
});
