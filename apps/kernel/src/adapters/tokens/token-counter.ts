/** Tokens of a short text, at once. */
export type TokenCounter = (text: string) => number;

let loaded: TokenCounter | undefined;
let loading: Promise<void> | undefined;

/** Undefined until `loadTokenCounter` has ended: its tables take a moment and some memory. */
export function loadedTokenCounter(): TokenCounter | undefined {
  return loaded;
}

/** Loads the counter that `loadedTokenCounter` then gives: OpenAI's o200k encoding. */
export function loadTokenCounter(): Promise<void> {
  loading ??= import('gpt-tokenizer/encoding/o200k_base').then(({ countTokens }) => {
    loaded = (text) => countTokens(text);
  });
  return loading;
}
