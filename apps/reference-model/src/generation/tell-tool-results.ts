import type { GenerationRequest, Turn } from '../request/index.ts';
import { turnsSinceUser } from './choose-tool-calls.ts';

const fieldLimit = 6;
const plainLength = 200;

function readFields(value: unknown, prefix = ''): string[] {
  if (value === null || typeof value !== 'object') return [`${prefix || 'the answer'} is ${String(value)}`];
  return Object.entries(value).flatMap(([key, inner]) =>
    readFields(inner, `${prefix}${prefix === '' ? '' : ' '}${key.replaceAll('_', ' ')}`),
  );
}

function tellResult(text: string): string {
  try {
    const fields = readFields(JSON.parse(text)).slice(0, fieldLimit);
    return fields.length === 0 ? 'nothing was found' : fields.join(', ');
  } catch {
    const flat = text.replaceAll(/\s+/g, ' ').trim();
    return flat === '' ? 'the answer was empty' : `"${flat.slice(0, plainLength)}"`;
  }
}

function nameOf(answer: Turn, turns: readonly Turn[]): string {
  const call = turns.flatMap((turn) => turn.toolCalls).find((each) => each.id === answer.toolCallId);
  return call?.name ?? 'the tool';
}

/** One sentence for each tool answer since the user last spoke, empty when there is none. */
export function tellToolResults(request: GenerationRequest): string {
  const answers = turnsSinceUser(request.turns).filter((turn) => turn.role === 'tool');
  return answers
    .map((answer) => `According to ${nameOf(answer, request.turns)}, ${tellResult(answer.text)}.`)
    .join(' ');
}
