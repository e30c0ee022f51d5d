import { cutAtBudget } from '@agent-os/core/economy';
import type { Refusal } from '@agent-os/core/errors';
import type { StreamWatcher } from '../../adapters/models/index.ts';
import { loadedTokenCounter, textOf } from '../../adapters/tokens/index.ts';
import type { Admitted, Execution } from '../call.ts';
import type { ExecutionEnd, Observed } from '../conclude-execution.ts';
import { OutputLimit } from './output-limit.ts';

const pieceCharacters = 256;

/** For a stream under a budget that limits; undefined for every other call. */
export function outputLimitOf(call: Admitted, watcher: StreamWatcher): OutputLimit | undefined {
  const { reservation, facts, protocol, maxOutputTokens } = call;
  const count = loadedTokenCounter();
  if (reservation?.limits !== true || !facts.streamed || count === undefined) return undefined;
  const inputTokens = (): number => {
    if (watcher.usage !== undefined) return watcher.usage.inputTokens;
    const text = textOf(JSON.parse(call.rawBody.toString('utf8')));
    let tokens = 0;
    for (let start = 0; start < text.length; start += pieceCharacters) {
      tokens += count(text.slice(start, start + pieceCharacters));
    }
    return tokens;
  };
  return new OutputLimit({
    protocol,
    tokensMax: maxOutputTokens * facts.answers,
    count,
    inputTokens,
    asksUsage: protocol === 'openai.chat' && !facts.addUsageToStream,
  });
}

/** The end of a call whose stream was ended here. `because`: what else than the model kept it from going on. */
export function endCutStream(
  { reservation }: Pick<Admitted, 'reservation'>,
  limit: OutputLimit,
  { attempts, firstByteAtMs, watcher, relay }: Observed,
  because?: Refusal,
): ExecutionEnd {
  const budget = reservation?.tightest;
  const { inputTokens = 0, outputTokens = 0 } = limit.cutAt ?? {};
  const usage = { inputTokens, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens, reasoningTokens: 0 };
  const execution: Execution = {
    outcome: 'settled',
    httpStatus: 200,
    refusal: undefined,
    cutShort: because ?? (budget && cutAtBudget(budget)),
    attempts,
    modelAnswered: watcher.model ?? null,
    usage,
    usageSource: 'counted',
    firstByteAtMs,
  };
  return { execution, plain: undefined, answer: relay.chunks };
}
