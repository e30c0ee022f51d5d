import { z } from 'zod';
import { chatBody } from './chat-body.ts';
import type { CallHead, ChatMessage, ChatSettings } from './chat-types.ts';
import { StreamReader, type AnswerSoFar } from './stream-reader.ts';

const wholeAnswer = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({
          content: z.string().nullish(),
          tool_calls: z
            .array(z.object({ id: z.string(), function: z.object({ name: z.string(), arguments: z.string() }) }))
            .nullish(),
        }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
});
const refusal = z.object({ error: z.object({ message: z.string() }) });

export interface ChatRun {
  readonly apiKey: string;
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly settings: ChatSettings;
  readonly signal: AbortSignal;
  readonly onHead: (head: CallHead) => void;
  readonly onAnswer: (answer: AnswerSoFar) => void;
}

/** Sends one turn and tells what comes back as it comes. Throws the gateway's own sentence when it refuses. */
export async function runChat({ apiKey, model, messages, settings, signal, onHead, onAnswer }: ChatRun): Promise<void> {
  const response = await fetch('/api/gateway/chat', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-playground-key': apiKey },
    body: JSON.stringify(chatBody(model, messages, settings)),
    signal,
  });
  onHead({
    callId: response.headers.get('x-agent-call') ?? undefined,
    model: response.headers.get('x-agent-model') ?? undefined,
    costUsd: response.headers.get('x-agent-cost') ?? undefined,
  });
  if (!response.ok) throw new Error(await refusalOf(response));
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (!isStream || response.body === null) return onAnswer(readWhole(await response.json()));
  const reader = new StreamReader();
  const decoded = response.body.pipeThrough(new TextDecoderStream());
  for (const pieces = decoded.getReader(); ;) {
    const { done, value } = await pieces.read();
    if (done) break;
    reader.push(value);
    onAnswer(reader.answer);
  }
  const { error } = reader.answer;
  if (error !== undefined) throw new Error(error);
}

async function refusalOf(response: Response): Promise<string> {
  const read = refusal.safeParse(await response.json().catch(() => undefined));
  return read.success ? read.data.error.message : `The gateway answered HTTP ${response.status}.`;
}

function readWhole(body: unknown): AnswerSoFar {
  const { choices, usage } = wholeAnswer.parse(body);
  const [choice] = choices;
  return {
    text: choice?.message.content ?? '',
    toolCalls: (choice?.message.tool_calls ?? []).map(({ id, function: made }) => ({ id, ...made })),
    finish: choice?.finish_reason ?? undefined,
    usage: usage ? { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens } : undefined,
    error: undefined,
  };
}
