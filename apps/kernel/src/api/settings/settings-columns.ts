/** Columns of the organisation that are its settings. */
export const settingsColumns = { payloadRetentionDays: true, reuseTtlSeconds: true, reuseMemoryMib: true } as const;
