import { valueRules } from '@agent-os/core/contracts';
import { ruleInForce } from '@agent-os/core/economy';
import { listActiveKinds, listValueRules } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { ruleWire } from './rule-wire.ts';

const activeMs = 90 * 86_400_000;

/** What accepted outcomes are worth, by kind of task: now, and from when on otherwise. */
export const listRules = organisationProcedure('finance:read')
  .output(valueRules)
  .query(async ({ ctx }) => {
    const nowMs = ctx.dependencies.clock.nowMs();
    const { rows, active } = await ctx.read(async (tx) => ({
      rows: await listValueRules(tx, new Date(nowMs)),
      active: await listActiveKinds(tx, new Date(nowMs - activeMs)),
    }));
    const byKind = Map.groupBy(rows, ({ kind }) => kind);
    const kinds = [...new Set([...byKind.keys(), ...active])].toSorted();
    return {
      kinds: kinds.map((kind) => {
        const versions = byKind.get(kind) ?? [];
        const current = ruleInForce(versions, nowMs);
        const upcoming = versions.findLast(({ validFromMs }) => validFromMs > nowMs);
        return {
          kind,
          current: current === undefined ? null : ruleWire(current),
          upcoming: upcoming === undefined ? null : ruleWire(upcoming),
          latestNumber: versions.at(-1)?.number ?? 0,
        };
      }),
    };
  });
