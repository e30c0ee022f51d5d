/** How often the room asks while it is live. */
export const pollMs = 1_000;
