/** How far back the room looks. */
export const ledgerHours = 24;
