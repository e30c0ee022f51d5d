import { tokenClasses } from '../cost-line.ts';
import type { BilledClass } from './invoice-line.ts';

const exact: readonly BilledClass[] = [...tokenClasses, 'unsplit'];

function wordsOf(text: string): readonly string[] {
  return text
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

const among = (words: readonly string[], ...names: readonly string[]): boolean =>
  names.some((name) => words.includes(name));

/**
 * The class of tokens that a meter's name speaks of, in the words of providers; null when it speaks of none.
 * @param withModel the text names a model too, whose name may have words such as audio, image or search in it
 */
export function classOfText(text: string, withModel = false): BilledClass | null {
  const named = exact.find((name) => name === text.trim().toLowerCase());
  if (named !== undefined) return named;
  const words = wordsOf(text);
  const cached = among(words, 'cache', 'cached', 'caching') && !isUncached(words);
  if (cached && among(words, 'write', 'writes', 'written', 'creation', 'create', 'created')) {
    return lastsAnHour(words) ? 'cache_write_1h' : 'cache_write_5m';
  }
  if (cached) return 'cached_input';
  if (among(words, 'reasoning', 'thinking')) return 'reasoning';
  const output = among(words, 'output', 'outputs', 'completion', 'completions', 'generated', 'response');
  const input = among(words, 'input', 'inputs', 'prompt', 'prompts', 'context', 'uncached');
  if (!withModel) {
    if (among(words, 'audio')) return output ? 'audio_output' : 'audio_input';
    if (among(words, 'image', 'images')) return output ? 'image_output' : 'image_input';
    if (among(words, 'search', 'searches', 'tool', 'tools', 'interpreter', 'grounding')) return 'tool_use';
  }
  if (output) return 'output';
  return input ? 'input' : null;
}

function isUncached(words: readonly string[]): boolean {
  return words.some((word, place) => word === 'uncached' || (word === 'no' && words[place + 1]?.startsWith('cache')));
}

function lastsAnHour(words: readonly string[]): boolean {
  return words.some((word, place) => word === '1h' || (word === '1' && /^h(our)?$/.test(words[place + 1] ?? '')));
}
