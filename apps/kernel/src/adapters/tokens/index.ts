export { countTokens } from './count-tokens.ts';
export { textOf } from './text-of.ts';
export { textOfStream } from './text-of-stream.ts';
export { loadedTokenCounter, loadTokenCounter, type TokenCounter } from './token-counter.ts';
