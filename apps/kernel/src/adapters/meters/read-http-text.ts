import type { Dispatcher } from 'undici';
import { request } from 'undici';

const timeoutMs = 4_000;
/** An exporter of a rack of GPUs answers some hundred kB. */
export const longestAnswerBytes = 4 * 1024 * 1024;

export type HttpText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

/** Fetches a short text. Redirects are not followed, and of an answer that is too long no more than that is read. */
export async function readHttpText(url: URL, dispatcher: Dispatcher): Promise<HttpText> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await request(url, { dispatcher, headersTimeout: timeoutMs, bodyTimeout: timeoutMs, signal });
    // A body that is given up ends with an error, which nobody would be there to catch.
    answer.body.on('error', () => undefined);
    if (answer.statusCode !== 200) {
      answer.body.destroy();
      return { ok: false, problem: `${url.host} answers ${answer.statusCode}. Check the meter’s address.` };
    }
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of answer.body as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > longestAnswerBytes) {
        answer.body.destroy();
        return { ok: false, problem: `${url.host} answers more than 4 MiB. Is this the address of a meter?` };
      }
      parts.push(part);
    }
    return { ok: true, text: Buffer.concat(parts).toString('utf8') };
  } catch (error) {
    if (isRefused(error)) return { ok: false, problem: `${url.hostname} is no address that a meter may have.` };
    return { ok: false, problem: `${url.host} does not answer within 4 s. Check the address and that it runs.` };
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EACCES';
}
