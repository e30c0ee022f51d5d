import { explainRouteInput, routeExplanation } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';

/** Whom a route, saved or not, would ask now for an example call, and whom it leaves out and why. Calls nothing, writes nothing. */
export const explainRoute = organisationProcedure('models:read')
  .input(explainRouteInput)
  .output(routeExplanation)
  .query(({ ctx, input: { definition, protocol, inputTokens, outputTokens } }) => {
    const call = { protocol, estimatedInputTokens: inputTokens, expectedOutputTokens: outputTokens };
    const { kernelState } = ctx.dependencies;
    const { planned, leftOut } = kernelState.explainRoute(ctx.caller.organisationId, definition, call);
    return {
      planned: planned.map(({ model, quality, measured, expectedNanoUsd, expectedMs }) => ({
        model: { id: model.id, name: model.name },
        provider: model.provider.slug,
        simulated: model.provider.simulated,
        quality,
        expectedNanoUsd: expectedNanoUsd?.toString() ?? null,
        expectedMs,
        firstByteP95Ms: measured.firstByteP95Ms,
        tokensPerSecond: measured.tokensPerSecond,
        region: model.region,
        dataClass: model.dataClass,
      })),
      leftOut: leftOut.map(({ model, reason, detail }) => ({
        model: { id: model.id, name: model.name },
        reason,
        detail,
      })),
    };
  });
