/** A month of a million calls is read in a few seconds; nothing else waits for it. */
export const longReadMs = 25_000;
