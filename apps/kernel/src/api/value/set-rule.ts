import { setValueRuleInput, valueRuleVersion } from '@agent-os/core/contracts';
import { insertValueRule, listValueRuleVersions, lockValueRule } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { ruleWire } from './rule-wire.ts';

/** Adds a version of a kind's rule, from now on or later: what was accepted before keeps its value. */
export const setRule = organisationProcedure('finance:write')
  .input(setValueRuleInput)
  .output(valueRuleVersion)
  .mutation(({ ctx, input: { kind, definition, checkerAgentId, validFrom, expectedNumber, reason } }) => {
    const { organisationId, kind: callerKind, id } = ctx.caller;
    const nowMs = ctx.dependencies.clock.nowMs();
    if (validFrom !== null && validFrom < nowMs) {
      throw new ApiError(
        'invalid',
        'A rule cannot begin in the past: what was accepted keeps its value. Begin now or later.',
      );
    }
    return ctx.change(async (tx) => {
      const latest = await lockValueRule(tx, organisationId, kind);
      if (latest !== expectedNumber) {
        throw new ApiError('conflict', 'Somebody changed this rule meanwhile. Look at it again, then save.');
      }
      if (checkerAgentId !== null) {
        const checker = await tx.agent.findFirst({ where: { id: checkerAgentId }, select: { state: true } });
        if (!checker) throw new ApiError('not_found', 'There is no digital employee of that id.');
        if (checker.state === 'retired') {
          throw new ApiError('conflict', 'This digital employee is retired. Name another.');
        }
      }
      const number = latest + 1;
      await insertValueRule(tx, organisationId, {
        kind,
        number,
        validFrom: new Date(validFrom ?? nowMs),
        definition,
        checkerAgentId,
        author: { kind: callerKind, id },
        reason,
        at: new Date(nowMs),
      });
      const [row] = await listValueRuleVersions(tx, kind, 1);
      if (row === undefined) throw new Error(`The rule of ${kind} is gone in the transaction that wrote it.`);
      const detail = { kind, number, formula: definition.formula.kind, validFrom: validFrom ?? nowMs, reason };
      const audit = { action: 'value_rule.set', targetKind: 'value_rule', targetId: `${kind}/${number}`, detail };
      return { result: ruleWire(row), audit };
    });
  });
