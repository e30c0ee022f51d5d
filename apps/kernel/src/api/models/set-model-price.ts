import { model, setModelPriceInput, type classPrices } from '@agent-os/core/contracts';
import type { z } from 'zod';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireModel } from './require-model.ts';

/** A million dollars per million tokens: far above any price, far below what a 64-bit integer holds. */
const nanoUsdMax = 1_000_000_000_000_000n;

function priceOf(text: string): bigint {
  const nanoUsd = BigInt(text);
  if (nanoUsd >= 0n && nanoUsd <= nanoUsdMax) return nanoUsd;
  throw new ApiError('invalid', 'A price is between 0 and 1,000,000 US dollars for a million tokens.');
}

function priceOrNull(text: string | null): bigint | null {
  return text === null ? null : priceOf(text);
}

/** The same, once each of its amounts is found to be one. */
function classesOf(classes: z.infer<typeof classPrices>): z.infer<typeof classPrices> {
  const amounts = [classes, ...classes.tiers].flatMap((part) => Object.values(part));
  for (const amount of amounts) if (typeof amount === 'string') priceOf(amount);
  return { ...classes, tiers: classes.tiers.toSorted((a, b) => a.aboveInputTokens - b.aboveInputTokens) };
}

/** What a request may take on its way, so that "from now" of a browser is not the past of the kernel. */
const toleranceMs = 60_000;

function startOf(given: number | null, nowMs: number): Date {
  if (given !== null && given < nowMs - toleranceMs) {
    throw new ApiError(
      'invalid',
      'A price cannot begin in the past, where calls have been charged already: choose now or later.',
    );
  }
  return new Date(given ?? nowMs);
}

/** Adds a dated price. Calls keep the price that was in force when they arrived: rows are never changed. */
export const setModelPrice = organisationProcedure('models:write')
  .input(setModelPriceInput)
  .output(model)
  .mutation(({ ctx, input }) => {
    const { random, clock } = ctx.dependencies;
    const { modelId, source } = input;
    const effectiveFrom = startOf(input.effectiveFrom, clock.nowMs());
    const price = {
      inputNanoUsdPerMillion: priceOf(input.inputNanoUsdPerMillion),
      cachedInputNanoUsdPerMillion: priceOrNull(input.cachedInputNanoUsdPerMillion),
      cacheWriteNanoUsdPerMillion: priceOrNull(input.cacheWriteNanoUsdPerMillion),
      outputNanoUsdPerMillion: priceOf(input.outputNanoUsdPerMillion),
      ...(input.classes === null ? {} : { classes: classesOf(input.classes) }),
    };
    return ctx.change(async (tx) => {
      const { name } = await requireModel(tx, modelId, clock.nowMs());
      if ((await tx.modelPrice.count({ where: { modelId, effectiveFrom } })) > 0) {
        throw new ApiError('conflict', 'This model has a price from that moment already: choose another moment.');
      }
      const { organisationId } = ctx.caller;
      await tx.modelPrice.create({
        data: { id: random.newId('prc'), organisationId, modelId, effectiveFrom, source, ...price },
      });
      const { modelId: targetId, classes, ...rest } = input;
      const classesText = classes === null ? null : JSON.stringify(classes);
      const detail = { name, ...rest, classes: classesText, effectiveFrom: effectiveFrom.getTime() };
      const audit = { action: 'model.price_set', targetKind: 'model', targetId, detail };
      return { result: await requireModel(tx, modelId, clock.nowMs()), audit };
    });
  });
