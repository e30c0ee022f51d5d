/** How often the room asks while it is live: about once a round. */
export const pollMs = 1_000;
/** Credits move by settlements, which come together. */
export const creditsPollMs = 5_000;
/** A page of rounds is long, and the eye follows no more. */
export const historyPollMs = 2_000;
