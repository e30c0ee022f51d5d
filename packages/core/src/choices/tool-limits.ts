/** What limits of tools may say; the default time-out is for tools that answer like an API. */
export const toolLimitBounds = {
  uses: 10_000,
  timeoutSeconds: 86_400,
  usualTimeoutSeconds: 300,
  nameLength: 128,
  limits: 50,
} as const;
