// Apart from the schemas, so that a page which only draws the steps does not load what checks them.

/** The eight steps of a call, in the one order in which they happen. */
export const callSteps = ['identify', 'permit', 'prepare', 'price', 'admit', 'execute', 'settle', 'record'] as const;
export type CallStep = (typeof callSteps)[number];
