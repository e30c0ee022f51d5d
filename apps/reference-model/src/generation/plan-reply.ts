import type { Behaviour } from '../behaviours/index.ts';
import { countTextTokens } from '../request/index.ts';
import type { GenerationRequest } from '../request/index.ts';
import { chooseToolCalls } from './choose-tool-calls.ts';
import { generateFromSchema } from './generate-from-schema.ts';
import { readPromptFacts } from './prompt-facts.ts';
import type { PromptFacts } from './prompt-facts.ts';
import { hashText, RandomSource } from './random-source.ts';
import type { ReplyPart, ReplyPlan } from './reply-plan.ts';
import { tellToolResults } from './tell-tool-results.ts';
import { writeText, writeTextOfLength } from './write-text.ts';

function seedOf(request: GenerationRequest, serverSeed: number): number {
  const last = request.turns.at(-1)?.text ?? '';
  const sizes = `${request.turns.length} ${request.tools.length} ${request.model}`;
  return hashText(last, hashText(sizes + request.system, serverSeed) ^ Math.imul(request.seed, 0x9e3779b1));
}

function draftParts(
  request: GenerationRequest,
  behaviour: Behaviour,
  facts: PromptFacts,
  random: RandomSource,
): ReplyPart[] {
  const tools = chooseToolCalls(request, behaviour, facts);
  if (tools.length > 0) {
    return tools.map(({ name, schema }) => {
      const value = generateFromSchema(schema, facts, random);
      return {
        kind: 'tool_call',
        name,
        text: JSON.stringify(typeof value === 'object' && value !== null ? value : {}),
      };
    });
  }
  if (request.format.kind === 'json_schema') {
    return [{ kind: 'text', text: JSON.stringify(generateFromSchema(request.format.schema, facts, random)) }];
  }
  if (request.format.kind === 'json_object') {
    return [{ kind: 'text', text: JSON.stringify({ simulated: true, answer: writeText(behaviour, facts, random) }) }];
  }
  return [{ kind: 'text', text: draftText(request, behaviour, facts, random) }];
}

function draftText(request: GenerationRequest, behaviour: Behaviour, facts: PromptFacts, random: RandomSource): string {
  const told = tellToolResults(request);
  const before = told === '' ? '' : `${told} `;
  const tokens = request.simulation.output_tokens;
  if (tokens === undefined) return before + writeText(behaviour, facts, random);
  const rest = tokens - Math.ceil(before.length / 4);
  if (rest < 1) return writeTextOfLength(behaviour, facts, random, tokens);
  return before + writeTextOfLength(behaviour, facts, random, rest);
}

function cutAtStop(
  parts: readonly ReplyPart[],
  stop: readonly string[],
): { parts: ReplyPart[]; stopSequence?: string } {
  const first = parts[0];
  if (first?.kind !== 'text') return { parts: [...parts] };
  let at = first.text.length;
  let found: string | undefined;
  for (const sequence of stop) {
    const position = sequence === '' ? -1 : first.text.indexOf(sequence);
    if (position < 0 || position >= at) continue;
    at = position;
    found = sequence;
  }
  if (found === undefined) return { parts: [...parts] };
  return { parts: [{ kind: 'text', text: first.text.slice(0, at) }], stopSequence: found };
}

function countPartTokens(parts: readonly ReplyPart[]): number {
  const tokens = parts.map((part) => countTextTokens(part.kind === 'text' ? part.text : part.name + part.text));
  return Math.max(
    1,
    tokens.reduce((sum, each) => sum + each, 0),
  );
}

/** Keeps the share of the characters that `kept` of `all` tokens are. */
function cutToShare(parts: readonly ReplyPart[], kept: number, all: number): ReplyPart[] {
  let left = Math.floor((parts.reduce((sum, part) => sum + part.text.length, 0) * kept) / all);
  const result: ReplyPart[] = [];
  for (const part of parts) {
    if (left <= 0 && result.length > 0) break;
    result.push({ ...part, text: part.text.slice(0, Math.max(0, left)) });
    left -= part.text.length;
  }
  return result;
}

/**
 * Decides the whole reply: deterministic in the request, its `seed` and the server's seed.
 * @param outputLimit most tokens allowed by the request and the context window
 */
export function planReply(
  request: GenerationRequest,
  behaviour: Behaviour,
  serverSeed: number,
  outputLimit: number,
): ReplyPlan {
  if (request.continues !== undefined) {
    return continueReply(request, request.continues, behaviour, serverSeed, outputLimit);
  }
  const facts = readPromptFacts(request);
  const random = new RandomSource(seedOf(request, serverSeed));
  const { parts, stopSequence } = cutAtStop(draftParts(request, behaviour, facts, random), request.stop);
  const forced = stopSequence === undefined ? request.simulation.output_tokens : undefined;
  const outputTokens = forced ?? countPartTokens(parts);
  if (outputTokens > outputLimit) {
    return { parts: cutToShare(parts, outputLimit, outputTokens), outputTokens: outputLimit, finish: 'length' };
  }
  if (stopSequence !== undefined) return { parts, outputTokens, finish: 'stop_sequence', stopSequence };
  return { parts, outputTokens, finish: parts[0]?.kind === 'tool_call' ? 'tool_calls' : 'stop' };
}

/** What follows `begun` in the reply to the same request without it; all of the reply when it begins otherwise. */
function continueReply(
  { continues: _begun, ...request }: GenerationRequest,
  begun: string,
  behaviour: Behaviour,
  serverSeed: number,
  outputLimit: number,
): ReplyPlan {
  const begunTokens = countTextTokens(begun);
  const whole = planReply(request, behaviour, serverSeed, outputLimit + begunTokens);
  const [first, ...others] = whole.parts;
  if (first?.kind !== 'text' || !first.text.startsWith(begun)) {
    return planReply(request, behaviour, serverSeed, outputLimit);
  }
  const parts = [{ ...first, text: first.text.slice(begun.length) }, ...others];
  return { ...whole, parts, outputTokens: Math.max(1, whole.outputTokens - begunTokens) };
}
