import type { CallProtocol } from '../routing/index.ts';

/** What, beside the bytes of its body, makes a call the same as another. */
export interface ComparedCall {
  readonly organisationId: string;
  readonly modelId: string;
  /** Where its provider is called. */
  readonly endpoint: string;
  readonly protocol: CallProtocol;
  readonly streamed: boolean;
  /** The kernel asks for usage and the client does not see it: the same body then has another answer. */
  readonly hidesUsage: boolean;
  /** Headers that the provider gets from the client, by name. */
  readonly forwardedHeaders: Readonly<Record<string, string>>;
}

/**
 * The beginning of the bytes that are the same for two calls exactly when one answer serves both; the body as the provider
 * gets it follows. One line of JSON, which has no line feed inside: no two calls have the same bytes.
 */
export function sameCallHead(call: ComparedCall): string {
  const { organisationId, modelId, endpoint, protocol, streamed, hidesUsage, forwardedHeaders } = call;
  const headers = Object.entries(forwardedHeaders).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify([organisationId, modelId, endpoint, protocol, streamed, hidesUsage, headers])}\n`;
}
