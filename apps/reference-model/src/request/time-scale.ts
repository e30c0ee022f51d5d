/** Simulated seconds per real second: 1 is the published pace. */
export const minimumTimeScale = 1;
export const maximumTimeScale = 1_000;
