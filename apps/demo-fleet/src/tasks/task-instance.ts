import { setTimeout as sleep } from 'node:timers/promises';
import type OpenAI from 'openai';
import { chooseModels, classifyFailure, listModels } from '../run/index.ts';
import type { Claim, ClaimedTask, TaskClient } from './task-client.ts';

export interface TaskInstanceOptions {
  /** Name of this instance among those of its agent. */
  readonly name: string;
  readonly tasks: TaskClient;
  readonly models: OpenAI;
  readonly stop: AbortSignal;
  /** Told after every answer how many instances there should be. */
  readonly desiredChanged: (desired: number) => void;
}

const restMs = 15_000;
const outputTokensMax = 200;

/** An instance of an agent at work: it claims tasks and does them, one after the other, until it is told to drain. */
export async function runTaskInstance(options: TaskInstanceOptions): Promise<void> {
  const { name, tasks, models, stop, desiredChanged } = options;
  while (!stop.aborted) {
    try {
      const model = chooseModels(await listModels(models, stop), [])?.chat;
      // The demo never spends real money: without a simulated model it takes no work.
      if (model === undefined) {
        await rest(stop);
        continue;
      }
      const claim: Claim = await tasks.claim(name);
      desiredChanged(claim.desired);
      if (claim.drain) return;
      if (claim.task !== undefined) await doTask(claim.task, model, options);
    } catch {
      // The kernel is away, or says no: the fleet's own log tells which, and the next claim may go well.
      await rest(stop);
    }
  }
}

async function doTask(task: ClaimedTask, model: string, { tasks, models, stop }: TaskInstanceOptions): Promise<void> {
  try {
    const completion = await models.chat.completions.create(
      { model, messages: messagesOf(task), max_completion_tokens: outputTokensMax },
      { headers: { 'X-Agent-Run': task.runId, 'X-Agent-Priority': 'batch' }, signal: stop },
    );
    await tasks.complete(task, { text: completion.choices[0]?.message.content ?? '', model: completion.model });
  } catch (error) {
    const failure = classifyFailure(error);
    if (failure.kind === 'stopping') return;
    await tasks.fail(task, failure.kind === 'away' ? 'The kernel could not be reached.' : failure.detail);
  }
}

function messagesOf({ title, input }: ClaimedTask): OpenAI.ChatCompletionMessageParam[] {
  const fields = typeof input === 'object' && input !== null ? input : {};
  const behaviour = 'behaviour' in fields ? String(fields.behaviour) : '';
  return [
    { role: 'system', content: `You do one task and report what you found.\nbehaviour: ${behaviour}` },
    { role: 'user', content: 'request' in fields ? String(fields.request) : title },
  ];
}

async function rest(stop: AbortSignal): Promise<void> {
  await sleep(restMs, undefined, { signal: stop }).catch(() => undefined);
}
