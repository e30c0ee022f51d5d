/** How long a round's allocation holds. */
export const roundMs = 1_000;
