/** Fewest UTF-8 bytes a token holds on average in text people send; English runs near 4, Chinese near 3. */
const bytesPerTokenFloor = 2;
/** A large picture at high detail costs fewer tokens than this with every provider whose prices we carry. */
const tokensPerInlineFile = 4_000;

/**
 * An upper estimate of a request's input tokens, cheap enough for the path of every call.
 * @param bodyBytes size of the whole request body, JSON punctuation included
 * @param inlineFileBytes bytes of it that are base64 data (pictures, audio), which are not read as text
 * @param inlineFiles how many such files there are
 */
export function estimateInputTokens(bodyBytes: number, inlineFileBytes: number, inlineFiles: number): number {
  return Math.ceil((bodyBytes - inlineFileBytes) / bytesPerTokenFloor) + inlineFiles * tokensPerInlineFile;
}
