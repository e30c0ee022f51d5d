/** Fewest UTF-8 bytes a token holds on average in text people send; English runs near 4, Chinese near 3. */
const bytesPerTokenFloor = 2;
/** A large picture at high detail costs fewer tokens than this with nearly every model whose prices we carry. */
const tokensPerInlineFile = 4_000;
/** The one that is priced by many small tokens: 2,833 for a picture and 5,667 for each of at most eight tiles (OpenAI's guide to vision, 2025). */
const costlyPictures = { model: /gpt-4o-mini/, tokens: 2_833 + 8 * 5_667 };

/**
 * An upper bound of a request's input tokens, whatever text it holds: what budgets hold before the call. Every token of a byte-level
 * encoding stands for a byte at least, and what providers put around a message is shorter than its JSON.
 *
 * @param bodyBytes size of the whole request body, JSON punctuation included
 * @param inlineFileBytes bytes of it that are base64 data (pictures, audio), which are not read as text
 * @param inlineFiles how many such files there are
 * @param model as its provider calls it
 */
export function inputTokensMax(bodyBytes: number, inlineFileBytes: number, inlineFiles: number, model: string): number {
  const tokensPerFile = costlyPictures.model.test(model) ? costlyPictures.tokens : tokensPerInlineFile;
  return bodyBytes - inlineFileBytes + inlineFiles * tokensPerFile;
}

/**
 * An estimate of a request's input tokens that is nearly always too high, cheap enough for the path of every call.
 * @param bodyBytes size of the whole request body, JSON punctuation included
 * @param inlineFileBytes bytes of it that are base64 data (pictures, audio), which are not read as text
 * @param inlineFiles how many such files there are
 */
export function estimateInputTokens(bodyBytes: number, inlineFileBytes: number, inlineFiles: number): number {
  return Math.ceil((bodyBytes - inlineFileBytes) / bytesPerTokenFloor) + inlineFiles * tokensPerInlineFile;
}
