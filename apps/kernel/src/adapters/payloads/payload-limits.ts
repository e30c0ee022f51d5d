/** What is kept of a request, and of an answer; the rest is cut off and said to be. */
export const payloadSideBytesMax = 1024 * 1024;
/** Content of a block of several calls: what has to be opened to read one of them. A call that is longer has a block of its own. */
export const blockBytesMax = 256 * 1024;
/** With more, a call's share of the key, the cipher and the statement is small beside its own row. */
export const blockCallsMax = 64;
