import type { Protocol } from '../conversation/index.ts';

/** Linux refuses a single argument of 128 KiB; beyond this the body comes by standard input. */
const longestArgument = 100_000;

/** A text as one word of a POSIX shell: nothing in it is read by the shell. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A line that does not occur in the body, so that it can end it. */
function delimiterFor(body: string): string {
  const lines = new Set(body.split('\n'));
  let delimiter = 'END_OF_BODY';
  while (lines.has(delimiter)) delimiter += '_';
  return delimiter;
}

const paths: Readonly<Record<Protocol, string>> = {
  'openai.chat': '$OPENAI_BASE_URL/chat/completions',
  'openai.responses': '$OPENAI_BASE_URL/responses',
  'openai.embeddings': '$OPENAI_BASE_URL/embeddings',
  'anthropic.messages': '$ANTHROPIC_BASE_URL/v1/messages',
};

/**
 * The same call again from a POSIX shell. Address and key come from the variables that the SDKs read: no key stands in
 * the command. `runId` puts it in the same run.
 */
export function curlCommand(protocol: Protocol, body: string, runId: string | null): string {
  const headers =
    protocol === 'anthropic.messages'
      ? ['-H "x-api-key: $ANTHROPIC_API_KEY"', `-H 'anthropic-version: 2023-06-01'`]
      : ['-H "Authorization: Bearer $OPENAI_API_KEY"'];
  const lines = [
    `curl "${paths[protocol]}"`,
    ...headers,
    `-H 'Content-Type: application/json'`,
    ...(runId === null ? [] : [`-H ${quoteForShell(`X-Agent-Run: ${runId}`)}`]),
  ];
  const command = lines.join(' \\\n  ');
  if (body.length <= longestArgument) return `${command} \\\n  --data-raw ${quoteForShell(body)}`;
  const delimiter = delimiterFor(body);
  return `${command} \\\n  --data-binary @- <<'${delimiter}'\n${body}\n${delimiter}`;
}
