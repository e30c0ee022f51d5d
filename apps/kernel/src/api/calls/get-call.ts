import { callDetail, callInput } from '@agent-os/core/contracts';
import { findCallDetail, type CallDetailRow } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { callWire } from './call-wire.ts';
import { explainCall } from './explain-call.ts';

function priceWire(row: CallDetailRow) {
  const { priceEffectiveFrom, inputNanoUsdPerMillion, outputNanoUsdPerMillion } = row;
  if (priceEffectiveFrom === null || inputNanoUsdPerMillion === null || outputNanoUsdPerMillion === null) return null;
  return {
    effectiveFrom: priceEffectiveFrom.getTime(),
    source: row.priceSource ?? '',
    inputNanoUsdPerMillion: inputNanoUsdPerMillion.toString(),
    cachedInputNanoUsdPerMillion: row.cachedInputNanoUsdPerMillion?.toString() ?? null,
    outputNanoUsdPerMillion: outputNanoUsdPerMillion.toString(),
  };
}

/** Everything that is known of one call. */
export const getCall = organisationProcedure('calls:read')
  .input(callInput)
  .output(callDetail)
  .query(async ({ ctx, input: { callId } }) => {
    const row = await ctx.read((tx) => findCallDetail(tx, callId));
    if (row === undefined) throw notFound('call');
    const running = ctx.dependencies.kernelState.runningCalls(ctx.caller.organisationId);
    const call = callWire(
      row,
      running.find(({ id }) => id === callId),
    );
    return {
      ...call,
      errorDetail: row.errorDetail,
      attempts: row.attempts,
      keyLastFour: row.keyLastFour,
      estimatedInputTokens: row.estimatedInputTokens,
      maxOutputTokens: row.maxOutputTokens,
      cachedInputTokens: row.cachedInputTokens,
      cacheWriteTokens: row.cacheWriteTokens,
      reasoningTokens: row.reasoningTokens,
      steps: explainCall(row),
      price: priceWire(row),
    };
  });
