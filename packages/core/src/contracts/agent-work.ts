import { z } from 'zod';

/** What decides which tasks an agent gets, and how many instances of it do them. */
export const agentWork = {
  /** What it can do: a task that asks for something is given to agents that can do all of it. */
  capabilities: z.array(z.string()),
  /** How many instances there should be at least and at most, and how many tasks each runs at once. */
  minInstances: z.number().int(),
  maxInstances: z.number().int(),
  tasksPerInstance: z.number().int(),
};

const capabilities = z
  .array(
    z
      .string()
      .regex(/^[a-z0-9]+([.:_-][a-z0-9]+)*$/, 'Use words such as write-sql or lang:de.')
      .max(64),
  )
  .max(50, 'Name at most 50.');
const wholeNumber = (least: number, most: number) => {
  const words = `Give a whole number from ${least} to ${most}.`;
  return z.number(words).int(words).min(least, words).max(most, words);
};
export const agentWorkInput = {
  capabilities: capabilities.default([]),
  minInstances: wholeNumber(0, 1000).default(1),
  maxInstances: wholeNumber(1, 1000).default(1),
  tasksPerInstance: wholeNumber(1, 100).default(1),
};
/** As many at most as at least, where both are given. */
export const boundsInOrder = {
  check: ({
    minInstances = 0,
    maxInstances = 1000,
  }: {
    minInstances?: number | undefined;
    maxInstances?: number | undefined;
  }) => minInstances <= maxInstances,
  words: { path: ['maxInstances'], message: 'Give at least as many as the minimum.' },
};
