import { grantCreditsInput, marketCredits } from '@agent-os/core/contracts';
import { grantCredits as bookGrants, lockMarketState, updateMarketState } from '@agent-os/db';
import { carriedJson, carriedMarket, ensureCredits, noCredits, settleRounds, withGrant } from '../../market/index.ts';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { readCredits } from './get-credits.ts';
import { readTerms } from './settings-wire.ts';

/** More credits for a department in the present period, once for each key of the request. */
export const grantCredits = organisationProcedure('market:write')
  .input(grantCreditsInput)
  .output(marketCredits)
  .mutation(({ ctx, input: { departmentId, amount, requestKey, reason } }) => {
    const { caller, dependencies } = ctx;
    const { organisationId } = caller;
    return ctx.change(async (tx) => {
      const department = await tx.department.findFirst({ where: { id: departmentId }, select: { name: true } });
      if (department === null) throw notFound('department');
      const { terms } = await readTerms(tx);
      if (terms.mode === 'off') {
        throw new ApiError('conflict', 'The market is off, and credits buy nothing: turn it to shadow or on first.');
      }
      const state = await lockMarketState(tx, organisationId, true);
      if (state === undefined) throw new ApiError('conflict', 'The market is being changed. Try again in a second.');
      const settled = await settleRounds(tx, organisationId, state, carriedMarket.parse(state.carried), terms);
      const carried = await ensureCredits(tx, organisationId, state, settled, terms);
      const made = await bookGrants(tx, organisationId, [
        {
          key: `market/extra/${requestKey}`,
          departmentId,
          periodStart: state.periodStart,
          amount: BigInt(amount),
          kind: 'extra',
          author: { kind: caller.kind, id: caller.id },
          reason,
          at: state.now,
        },
      ]);
      const departments = { ...carried.departments };
      for (const grant of made) {
        departments[departmentId] = withGrant(departments[departmentId] ?? noCredits, grant.amount);
      }
      await updateMarketState(tx, organisationId, { carried: carriedJson({ ...carried, departments }) });
      const detail = { department: department.name, amount, requestKey, reason, repeated: made.length === 0 };
      return {
        result: await readCredits(tx, terms, dependencies.clock.nowMs()),
        audit: { action: 'market.credits_granted', targetKind: 'department', targetId: departmentId, detail },
      };
    });
  });
