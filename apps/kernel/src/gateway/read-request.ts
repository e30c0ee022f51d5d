import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';
import { isRepeatable } from '@agent-os/core/reuse';
import type { CallProtocol } from '@agent-os/core/routing';
import { printRequest } from '@agent-os/core/signals';
import { asObject } from '../adapters/models/index.ts';
import { LatePrints, readOutputLimit, readToolTraffic, readToolUses, type RequestFacts } from '../pipeline/index.ts';
import { readEndUser } from './read-end-user.ts';
import { readIntentText } from './read-intent-text.ts';
import { readPointedInput } from './read-pointed-input.ts';
import { readTurns } from './read-turns.ts';

const modelNameCharactersMax = 200;
const inlineFileMark = ';base64,';
/** What stands before the mark of a file that is seen or heard; a document is text to the model, so its bytes count. */
const seenOrHeard = /data:(?:image|audio)\/[\w.+-]+$/;
const mediaTypeCharacters = 64;

/** The field without which a request of the protocol cannot mean anything. */
const contentField: Readonly<Record<CallProtocol, string>> = {
  'openai.chat': 'messages',
  'openai.responses': 'input',
  'openai.embeddings': 'input',
  'anthropic.messages': 'messages',
};

/**
 * Reads the few fields the kernel needs, and checks only those: everything else is between the client and the model,
 * so that a field invented tomorrow passes today.
 * @param wants what is asked for besides: whether the call is one of those that an answer can serve twice, its prints, what it only points at, a
 *   print of the end user whom it names, and what it says of tools, if some have a limit
 */
export function readRequest(
  protocol: CallProtocol,
  rawBody: Buffer,
  wants: {
    readonly reuse: boolean;
    readonly prints: boolean;
    readonly pointers: boolean;
    readonly user?: (name: string) => string;
    readonly limitsTool?: (tool: string) => boolean;
  },
): Result<RequestFacts> {
  const text = rawBody.toString('utf8');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return refused(refuse('invalid_json', 'The body is not valid JSON. Send one JSON object as application/json.'));
  }
  const body = asObject(parsed);
  if (body === undefined) return invalid('The body must be a JSON object.');
  const { model, stream } = body;
  if (typeof model !== 'string' || model === '' || model.length > modelNameCharactersMax) {
    return invalid('model must be the name of a model, as GET /v1/models lists it.');
  }
  if (stream !== undefined && stream !== null && typeof stream !== 'boolean') {
    return invalid('stream must be true or false.');
  }
  const problem = contentProblem(protocol, body);
  if (problem !== undefined) return invalid(problem);
  const endUser = wants.user === undefined ? null : readEndUser(protocol, body);
  const streamed = stream === true && protocol !== 'openai.embeddings';
  const tools = wants.limitsTool === undefined ? undefined : readToolTraffic(protocol, body, wants.limitsTool);
  return accepted({
    modelName: model,
    streamed,
    maxOutputTokens: readOutputLimit(protocol, body),
    answers: protocol === 'openai.chat' ? (positiveInteger(body['n']) ?? 1) : 1,
    toolUses: readToolUses(protocol, body),
    addUsageToStream: protocol === 'openai.chat' && streamed && (body['stream_options'] ?? null) === null,
    continuable: protocol === 'openai.chat' && streamed && writesPlainText(body),
    intentText: readIntentText(protocol, body),
    // An answer that is given twice would have its tools run twice.
    repeatable: wants.reuse && (tools?.offered.length ?? 0) === 0 && isRepeatable(protocol, body),
    prints: wants.prints ? new LatePrints(() => printRequest(readTurns(protocol, body))) : undefined,
    pointedInput: wants.pointers ? readPointedInput(protocol, body) : undefined,
    userPrint: endUser === null ? null : (wants.user?.(endUser) ?? null),
    tools,
    ...inlineFilesIn(text),
  });
}

function invalid(message: string): Result<never> {
  return refused(refuse('invalid_request', message));
}

function contentProblem(protocol: CallProtocol, body: Readonly<Record<string, unknown>>): string | undefined {
  const field = contentField[protocol];
  const content = body[field];
  if (field === 'messages') {
    return Array.isArray(content) && content.length > 0
      ? undefined
      : 'messages must be a list with at least one message.';
  }
  if (protocol === 'openai.responses' && content === undefined) return undefined;
  return typeof content === 'string' || Array.isArray(content) ? undefined : `${field} must be a text or a list.`;
}

/** One answer in words: no tools to call, no form to keep, no figures beside each token, nothing to write on from already. */
function writesPlainText(body: Readonly<Record<string, unknown>>): boolean {
  const { messages, n, response_format: format } = body;
  const isAbsent = (field: string) => (body[field] ?? null) === null;
  const formIsText = (format ?? null) === null || asObject(format)?.['type'] === 'text';
  const last = Array.isArray(messages) ? asObject(messages.at(-1)) : undefined;
  return (
    ['tools', 'functions', 'modalities', 'audio'].every(isAbsent) &&
    body['logprobs'] !== true &&
    (n ?? 1) === 1 &&
    formIsText &&
    last?.['role'] !== 'assistant'
  );
}

function positiveInteger(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** Pictures and audio travel as base64 inside the JSON; they are not read as text. */
function inlineFilesIn(text: string): { readonly inlineFiles: number; readonly inlineFileBytes: number } {
  let inlineFiles = 0;
  let inlineFileBytes = 0;
  for (let at = text.indexOf(inlineFileMark); at >= 0; at = text.indexOf(inlineFileMark, at + 1)) {
    if (!seenOrHeard.test(text.slice(Math.max(0, at - mediaTypeCharacters), at))) continue;
    const end = text.indexOf('"', at);
    inlineFiles += 1;
    inlineFileBytes += (end < 0 ? text.length : end) - at;
  }
  return { inlineFiles, inlineFileBytes };
}
