/** How long a replica that is not heard of keeps its slots. */
export const leaseMs = 10_000;
export const renewEveryMs = 2_500;
/** So long before its lease is over a replica starts no more calls: clocks do not run alike, and a start takes its time. */
export const marginMs = 1_000;
