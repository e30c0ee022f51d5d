import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';

export type CallMode = 'plain' | 'streaming';

/** What every caller of a crowd sends. The output is as long as it may be, so that a call costs all that it may write. */
export interface CrowdPlan {
  readonly urls: readonly string[];
  readonly apiKey: string;
  readonly callers: number;
  readonly mode: CallMode;
}

export interface CrowdReport {
  readonly served: number;
  /** Went away when the first part of their answer had come. */
  readonly abandoned: number;
  /** With 402. */
  readonly refused: number;
  /** Anything else, with an example. */
  readonly failed: number;
  readonly example: string | undefined;
}

export const model = 'sim-llama-3.1-8b';
export const outputTokens = 40;
/** Of three streaming callers one goes away. */
const abandonEvery = 3;
const speed = 20;

let sent = 100_000;
/** All of one length, and no two the same: an agent that repeats itself is stopped as one that runs in circles. */
const bodyOf = (mode: CallMode): string =>
  JSON.stringify({
    model,
    stream: mode === 'streaming',
    max_tokens: outputTokens,
    messages: [{ role: 'user', content: `Write two sentences about harbour ${(sent += 1)} at night.` }],
    simulation: { speed, output_tokens: outputTokens },
  });

/** All callers at once, each with one call, in turn to each kernel. */
export async function sendCrowd({ urls, apiKey, callers, mode }: CrowdPlan): Promise<CrowdReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const ends = await Promise.all(
    Array.from({ length: callers }, (_, index) =>
      sendCall(
        agent,
        urls[index % urls.length] ?? '',
        apiKey,
        bodyOf(mode),
        mode === 'streaming' && index % abandonEvery === 0,
      ),
    ),
  );
  agent.destroy();
  const count = (kind: CallEnd['kind']) => ends.filter((end) => end.kind === kind).length;
  return {
    served: count('served'),
    abandoned: count('abandoned'),
    refused: count('refused'),
    failed: count('failed'),
    example: ends.find((end) => end.kind === 'failed')?.detail,
  };
}

const retryMs = 50;
const retriesMax = 200;

/** One call, to its end; again while the kernel still refuses it for a budget that has just ended. */
export async function sendOne(url: string, apiKey: string): Promise<void> {
  const agent = new Agent();
  let last: CallEnd | undefined;
  for (let attempt = 0; attempt < retriesMax; attempt += 1) {
    last = await sendCall(agent, url, apiKey, bodyOf('plain'), false);
    if (last.kind === 'served') break;
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
  agent.destroy();
  if (last?.kind !== 'served') throw new Error(`A call of the bench ended ${last?.kind}: ${last?.detail}`);
}

interface CallEnd {
  readonly kind: 'served' | 'abandoned' | 'refused' | 'failed';
  readonly detail: string;
}

async function sendCall(agent: Agent, url: string, apiKey: string, body: string, leaves: boolean): Promise<CallEnd> {
  const request = httpRequest(`${url}/v1/chat/completions`, {
    method: 'POST',
    agent,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', connection: 'keep-alive' },
  });
  try {
    const responding = once(request, 'response');
    request.end(body);
    // `response` carries the message alone.
    const [response] = (await responding) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) {
      chunks.push(chunk as Buffer);
      if (!leaves || response.statusCode !== 200) continue;
      request.destroy();
      return { kind: 'abandoned', detail: '' };
    }
    const detail = `${response.statusCode} ${Buffer.concat(chunks).toString().slice(0, 300)}`;
    if (response.statusCode === 200) return { kind: detail.includes('"error"') ? 'failed' : 'served', detail };
    return { kind: response.statusCode === 402 ? 'refused' : 'failed', detail };
  } catch (error) {
    return { kind: 'failed', detail: String(error) };
  }
}
