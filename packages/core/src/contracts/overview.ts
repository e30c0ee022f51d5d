import { z } from 'zod';
import { epochMs, idOf, nanoUsdText } from './scalars.ts';

export const overview = z.object({
  asOf: epochMs,
  agents: z.object({
    total: z.number().int(),
    active: z.number().int(),
    suspended: z.number().int(),
  }),
  runningNow: z.number().int(),
  waitingNow: z.number().int(),
  callsToday: z.number().int(),
  failedToday: z.number().int(),
  costTodayNanoUsd: nanoUsdText,
  reservedNowNanoUsd: nanoUsdText,
  withoutCostToday: z.number().int(),
  /** Ended calls of today that a simulated model answered; what they cost is simulated too. */
  simulatedToday: z.number().int(),
  /** Today so far, hour by hour in the viewer's day; cumulative cost of ended calls. */
  costByHour: z.array(z.object({ hour: epochMs, costNanoUsd: nanoUsdText, calls: z.number().int() })),
  departments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      agents: z.array(
        z.object({
          id: z.string(),
          slug: z.string(),
          /** running: a call is in flight now. */
          state: z.enum(['running', 'ready', 'suspended', 'retired', 'error']),
        }),
      ),
      callsLastMinute: z.number().int(),
      costLastHourNanoUsd: nanoUsdText,
    }),
  ),
  pools: z.array(
    z.object({
      id: z.string(),
      slug: z.string(),
      slots: z.number().int(),
      busy: z.number().int(),
      waiting: z.number().int(),
      waitP50Us: z.number().int().nullable(),
      simulated: z.boolean(),
    }),
  ),
});
/** Start of the viewer's day; with `departmentId`, everything but the pools counts this department only. */
export const overviewInput = z.object({ dayStart: epochMs, departmentId: idOf('dep').optional() });
