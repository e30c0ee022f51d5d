import type { Permission } from '@agent-os/core/identity';
import { insertAuditEvent, type TenantTransaction } from '@agent-os/db';
import type { Caller, MemberCaller } from '../context/index.ts';
import { ApiError } from '../errors/index.ts';
import { baseProcedure } from './base-procedure.ts';
import type { ChangeOptions, ChangeWork, ReadOptions, TrailedRead } from './change.ts';

function requireMember(caller: Caller): MemberCaller {
  if (caller.kind === 'person' || caller.kind === 'token') return caller;
  throw new ApiError('unauthenticated', caller.kind === 'unknown' ? caller.problem : 'Sign in first.');
}

/**
 * For members of an organisation who hold the permission. The organisation comes from the caller, never from input.
 * `ctx.read` runs in a read-only transaction; `ctx.readWithTrail` too, and answers only when its audit event is written.
 * `ctx.change` is the only way to write, and takes an audit event along.
 */
export function organisationProcedure(permission: Permission) {
  return baseProcedure.meta({ access: permission }).use(async ({ ctx, type, next }) => {
    const caller = requireMember(ctx.caller);
    if (!caller.permissions.has(permission)) {
      throw new ApiError('forbidden', `Your roles do not include ${permission}. Ask an owner or admin to add one.`);
    }
    const { organisationId } = caller;
    const { database } = ctx.dependencies;
    const read = <T>(work: (tx: TenantTransaction) => Promise<T>, options?: ReadOptions): Promise<T> =>
      database.withTenant(
        organisationId,
        async (tx) => {
          await tx.$queryRaw`select set_config('transaction_read_only', 'on', true)`;
          return work(tx);
        },
        options,
      );
    const actor = { kind: caller.kind, id: caller.id };
    const readWithTrail = async <T>(work: (tx: TenantTransaction) => Promise<TrailedRead<T>>): Promise<T> => {
      const { result, audit } = await read(work);
      if (audit !== undefined) {
        await database.withTenant(organisationId, (tx) => insertAuditEvent(tx, organisationId, actor, audit));
      }
      return result;
    };
    const change = <T>(work: ChangeWork<T>, options?: ChangeOptions): Promise<T> => {
      if (type !== 'mutation') throw new Error('Only a mutation changes anything.');
      return ctx.recorder.change(organisationId, actor, work, options);
    };
    return next({ ctx: { caller, read, readWithTrail, change } });
  });
}
