import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error.ts';

const bodyLimitBytes = 64 * 1024 * 1024;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > bodyLimitBytes) {
      throw new HttpError('too_large', 'The request body is larger than 64 MiB; send less at once.');
    }
    chunks.push(chunk);
  }
  return (chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString('utf8') ?? '';
}

/** The parsed body; throws `HttpError` when it is no JSON. */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const text = await readBody(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpError(
      'invalid_request',
      'The request body is not valid JSON; check that it is complete and sent as application/json.',
    );
  }
}
