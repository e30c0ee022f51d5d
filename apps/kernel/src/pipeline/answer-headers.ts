import type { IncomingHttpHeaders } from 'node:http';
import type { DirectoryModel } from '../directory/index.ts';

/** What the kernel itself says on answers and refusals; nobody else may say it in its place. */
export const kernelHeaders = [
  'x-agent-call',
  'x-agent-model',
  'x-agent-queue-ms',
  'x-agent-cost',
  'x-agent-energy',
  'x-agent-note',
  'x-agent-reuse',
  'x-agent-reuse-source',
  'x-agent-budget',
] as const;

export type KernelHeader = (typeof kernelHeaders)[number];

/** Headers that belong to the provider's connection or to our account with it, not to the answer. */
const keptBack: ReadonlySet<string> = new Set<string>([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'server',
  'set-cookie',
  'openai-organization',
  'openai-project',
  'strict-transport-security',
  'trailer',
  'transfer-encoding',
  ...kernelHeaders,
]);

/** The provider's headers without those, and the kernel's own: which call this was, who answered, how long it waited, a note. */
export function answerHeaders(
  upstream: IncomingHttpHeaders,
  callId: string,
  { answerLabel }: Pick<DirectoryModel, 'answerLabel'>,
  waitUs: number,
  note: string | null,
): Record<string, string | readonly string[]> {
  const headers: Record<string, string | readonly string[]> = {};
  for (const name in upstream) {
    const value = upstream[name];
    if (value !== undefined && !keptBack.has(name)) headers[name] = value;
  }
  headers['x-agent-call'] = callId;
  headers['x-agent-model'] = answerLabel;
  headers['x-agent-queue-ms'] = (waitUs / 1000).toFixed(1);
  if (note !== null) headers['x-agent-note'] = note;
  return headers;
}
