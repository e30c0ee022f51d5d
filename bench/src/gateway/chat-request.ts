import type { ReplyMode } from './interleave.ts';
import { requestNumberMark } from './load-job.ts';

const vocabulary =
  'invoice delivery warehouse supplier confirm amount account policy review customer contract order payment region quarter report ledger approve ship return balance audit notice schedule'.split(
    ' ',
  );
const userWords = 300;

/** A chat request of about 500 tokens (2 KB) whose words follow from the seed; its number is filled in for each request. */
export function chatRequestBody(seed: number, mode: ReplyMode): string {
  const random = seededRandom(seed);
  const words = Array.from(
    { length: userWords },
    () => vocabulary[Math.floor(random() * vocabulary.length)] ?? 'order',
  );
  return JSON.stringify({
    model: 'gpt-4o-mini',
    messages: [
      {
        role: 'system',
        content: 'You are an accounts assistant. Answer in two sentences and name the documents that you used.',
      },
      { role: 'user', content: `Case ${requestNumberMark}: ${words.join(' ')}. Which deliveries are not confirmed?` },
    ],
    temperature: 0.2,
    max_tokens: 256,
    ...(mode === 'stream' ? { stream: true, stream_options: { include_usage: true } } : {}),
  });
}

/** Mulberry32: a small generator, good enough to choose words. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
