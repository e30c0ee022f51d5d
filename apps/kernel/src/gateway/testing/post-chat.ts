import type { TestKernel } from '../../testing/index.ts';

/** What differs from a plain request; its headers come on top of the key's. */
interface Differences extends Omit<RequestInit, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a chat completion as an agent would. */
export function postChat(
  { kernel }: Pick<TestKernel, 'kernel'>,
  apiKey: string,
  fields: object,
  { headers, ...differences }: Differences = {},
): Promise<Response> {
  return fetch(`${kernel.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(fields),
    ...differences,
  });
}

/** Of the call that was answered. */
export function idOf(response: Response): string {
  return response.headers.get('x-agent-call') ?? '';
}
