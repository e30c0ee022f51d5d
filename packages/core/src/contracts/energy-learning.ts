import { z } from 'zod';
import { deviceFigure } from './energy-devices.ts';
import { idOf } from './scalars.ts';

export const learntFiguresInput = z.object({ deviceId: idOf('dev') });
export const adoptLearntInput = z.object({
  deviceId: idOf('dev'),
  reason: z.string().trim().min(3, 'Say why: others will ask.').max(500, 'Use at most 500 characters.'),
});

/** What measured intervals of a device say of it. */
export const learntFigures = z.object({
  /** Intervals that were looked at. */
  samples: z.number().int(),
  /** Why nothing can be learnt, or only a part; null: all was. */
  missing: z.string().nullable(),
  idleMilliwatts: z.number().int().nullable(),
  curve: z.array(deviceFigure.shape.curve.element),
  /** Microjoules, and how far they are off on what the fit did not see. */
  weights: z
    .object({
      prefillToken: z.number().int(),
      decodeToken: z.number().int(),
      kvTokenSecond: z.number().int(),
      errorPpm: z.number().int(),
    })
    .nullable(),
});

/** Figures that somebody published, to begin with. */
export const publishedFigures = z.object({
  items: z.array(
    z.object({
      accelerator: z.string(),
      /** How many serve one copy of the model together; figures are of all of them. */
      accelerators: z.number().int(),
      figure: deviceFigure,
    }),
  ),
});
