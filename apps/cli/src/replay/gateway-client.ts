import { Pool } from 'undici';
import { z } from 'zod';
import { CliError } from '../cli-error.ts';
import { causeCodeOf, isConnectionLoss } from '../kernel/index.ts';
import { readAnswer, type Answer } from './read-answer.ts';

export interface GatewayRequest {
  readonly secret: string;
  readonly runId: string;
  readonly body: string;
  readonly streamed: boolean;
}

// Enough for the burstiest second of the published traces, and far from the limit of open files.
const connectionsMax = 256;
// Longer than a pool lets a call wait, so that the kernel ends a call before this client does.
const patienceMs = 900_000;
const modelListSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Calls of agents to the gateway over kept-alive connections. */
export class GatewayClient {
  readonly #pool: Pool;

  constructor(kernelUrl: string) {
    this.#pool = new Pool(kernelUrl, {
      connections: connectionsMax,
      headersTimeout: patienceMs,
      bodyTimeout: patienceMs,
      connect: { noDelay: true, timeout: 5_000 },
    });
  }

  /** One attempt at a chat completion. Broken connections are an outcome, not an exception. */
  async complete({ secret, runId, body, streamed }: GatewayRequest): Promise<Answer> {
    try {
      const {
        statusCode,
        headers,
        body: answer,
      } = await this.#pool.request({
        method: 'POST',
        path: '/v1/chat/completions',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'x-agent-run': runId },
        body,
      });
      const isStream = streamed && String(headers['content-type']).startsWith('text/event-stream');
      return readAnswer({
        httpStatus: statusCode,
        callId: textOf(headers['x-agent-call']),
        cost: textOf(headers['x-agent-cost']),
        body: await answer.text(),
        streamed: isStream,
      });
    } catch (error) {
      if (isConnectionLoss(error)) return { kind: 'lost', code: 'connection_lost' };
      return { kind: 'lost', code: (causeCodeOf(error) ?? 'request_failed').toLowerCase() };
    }
  }

  /**
   * Names of the models that the holder of a key may use; undefined while the kernel does not know the key.
   * @throws CliError on any other answer.
   */
  async listModels(secret: string): Promise<readonly string[] | undefined> {
    const { statusCode, body } = await this.#pool.request({
      method: 'GET',
      path: '/v1/models',
      headers: { authorization: `Bearer ${secret}` },
    });
    const text = await body.text();
    if (statusCode === 401) return undefined;
    if (statusCode !== 200) throw new CliError(`GET /v1/models was answered with ${statusCode}: ${text.slice(0, 200)}`);
    return modelListSchema.parse(JSON.parse(text)).data.map(({ id }) => id);
  }

  /** Ends connections at once, with whatever is under way on them. */
  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

function textOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}
