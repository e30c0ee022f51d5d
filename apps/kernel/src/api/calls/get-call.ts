import { callDetail, callInput } from '@agent-os/core/contracts';
import { findCallDetail, type CallDetailRow } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { tellToolWait } from '../scheduler/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { callEnergyWire } from './call-energy-wire.ts';
import { callWire } from './call-wire.ts';
import { admissionOf } from './admission-of.ts';
import { costLinesWire } from './cost-lines-wire.ts';
import { explainCall } from './explain-call.ts';
import { readCallBudgets } from './read-call-budgets.ts';
import { routeRecordOf } from './route-record-of.ts';

function priceWire(row: CallDetailRow) {
  const { priceEffectiveFrom, inputNanoUsdPerMillion, outputNanoUsdPerMillion } = row;
  if (priceEffectiveFrom === null || inputNanoUsdPerMillion === null || outputNanoUsdPerMillion === null) return null;
  return {
    effectiveFrom: priceEffectiveFrom.getTime(),
    source: row.priceSource ?? '',
    inputNanoUsdPerMillion: inputNanoUsdPerMillion.toString(),
    cachedInputNanoUsdPerMillion: row.cachedInputNanoUsdPerMillion?.toString() ?? null,
    cacheWriteNanoUsdPerMillion: row.cacheWriteNanoUsdPerMillion?.toString() ?? null,
    outputNanoUsdPerMillion: outputNanoUsdPerMillion.toString(),
  };
}

function reuseWire({ reusedFrom: from, sourceCallId, reusedAgeMs, avoidedNanoUsd }: CallDetailRow) {
  if (from === null || sourceCallId === null) return null;
  return { from, sourceCallId, ageMs: reusedAgeMs ?? 0, avoidedNanoUsd: avoidedNanoUsd?.toString() ?? null };
}

/** Everything that is known of one call but its messages. */
export const getCall = organisationProcedure('calls:read')
  .input(callInput)
  .output(callDetail)
  .query(async ({ ctx, input: { callId } }) => {
    const { kernelState } = ctx.dependencies;
    const { organisationId } = ctx.caller;
    // Before the database is asked: a call that ends in between is then known to have ended.
    const runningSteps = kernelState.runningSteps(organisationId, callId);
    const running = kernelState.runningCalls(organisationId).find(({ id }) => id === callId);
    const waitsForTool = kernelState.toolWait(organisationId, callId);
    const { row, budgets, toolWait } = await ctx.read(async (tx) => {
      const found = await findCallDetail(tx, callId);
      if (found === undefined) throw notFound('call');
      const waitInWords = waitsForTool === null ? undefined : await tellToolWait(tx, waitsForTool);
      return { row: found, budgets: await readCallBudgets(tx, found), toolWait: waitInWords };
    });
    return {
      ...callWire(row, running),
      energy: callEnergyWire(row),
      reuse: reuseWire(row),
      served: { calls: row.servedCalls, avoidedNanoUsd: row.servedAvoidedNanoUsd },
      errorDetail: row.errorDetail,
      attempts: row.attempts,
      keyId: row.keyId,
      keyLastFour: row.keyLastFour,
      pool: row.poolSlug,
      estimatedInputTokens: row.estimatedInputTokens,
      maxOutputTokens: row.maxOutputTokens,
      claimedValueNanoUsd: row.claimedValueNanoUsd?.toString() ?? null,
      cachedInputTokens: row.cachedInputTokens,
      cacheWriteTokens: row.cacheWriteTokens,
      reasoningTokens: row.reasoningTokens,
      serviceClass: row.serviceClass,
      claimedClass: row.claimedClass,
      classReason: row.classReason,
      riskPercent: row.riskPercent,
      admission: admissionOf(row),
      route: routeRecordOf(row),
      steps: explainCall(row, runningSteps ?? [], toolWait),
      ...budgets,
      price: priceWire(row),
      ...costLinesWire(row),
      previousInRun: row.previousInRun,
      nextInRun: row.nextInRun,
    };
  });
