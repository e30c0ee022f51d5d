/** What is kept of a request, and of an answer; the rest is cut off and said to be. */
export const payloadSideBytesMax = 1024 * 1024;
