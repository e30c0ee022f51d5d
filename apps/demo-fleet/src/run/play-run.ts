import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenAI } from 'openai';
import type { PlannedRun } from '../schedule/index.ts';
import type { ChosenModels } from './choose-models.ts';
import { toolAnswers, toolDefinitions } from './tool-exchange.ts';

export interface PlayRunOptions {
  readonly client: OpenAI;
  readonly models: ChosenModels;
  readonly runId: string;
  /** Aborted: the process is stopping. */
  readonly stop: AbortSignal;
}

const toolRoundsMax = 3;
const outputTokensMax = 400;

/**
 * Plays one run to its end: the request, rounds of tools until the model concludes, then the follow-up questions. Every
 * call carries the run's id. Rejects with the SDK's error when a call fails.
 */
export async function playRun(run: PlannedRun, { client, models, runId, stop }: PlayRunOptions): Promise<void> {
  const { script, work, streamed, embeds, pauseMs } = run;
  const requestOptions = { headers: { 'X-Agent-Run': runId }, signal: stop };
  const pause = () => sleep(pauseMs, undefined, { signal: stop });
  const messages: OpenAI.ChatCompletionMessageParam[] = [
    { role: 'system', content: `${script.instructions}\nbehaviour: ${script.behaviour}` },
  ];
  const ask = async (offerTools: boolean): Promise<OpenAI.ChatCompletionMessage> => {
    const body = {
      model: models.chat,
      messages,
      max_completion_tokens: outputTokensMax,
      ...(offerTools ? { tools: toolDefinitions(script.tools) } : {}),
    };
    const completion = streamed
      ? await client.chat.completions
          .stream({ ...body, stream_options: { include_usage: true } }, requestOptions)
          .finalChatCompletion()
      : await client.chat.completions.create(body, requestOptions);
    const message = completion.choices[0]?.message;
    if (message === undefined) throw new Error('The answer holds no message.');
    messages.push(message);
    return message;
  };

  if (embeds && models.embedding !== undefined) {
    await client.embeddings.create({ model: models.embedding, input: work.request }, requestOptions);
    await pause();
  }
  messages.push({ role: 'user', content: work.request });
  for (let round = 0; ; round += 1) {
    const { tool_calls: calls } = await ask(round < toolRoundsMax);
    if (calls === undefined || calls.length === 0) break;
    messages.push(...toolAnswers(calls, work));
    await pause();
  }
  for (const followUp of work.followUps) {
    await pause();
    messages.push({ role: 'user', content: followUp });
    await ask(false);
  }
}
