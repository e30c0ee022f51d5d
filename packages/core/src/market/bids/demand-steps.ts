import type { DemandStep } from '../round/index.ts';
import type { DemandCurve } from './demand-curve.ts';

/** Each of the two slopes of a curve is cut into at most so many steps. */
const stepsOfSlope = 4;

/**
 * The curve in whole slots: steps beyond the must-run slots, dearest first. A step is priced by its last slot, so that none is bid above
 * the curve; whoever clears at a price gets what `slotsAtPrice` says, but for the width of one step.
 */
export function demandSteps(curve: DemandCurve): readonly DemandStep[] {
  const [mustRun, upper, lower, most] = curve;
  return [...slopeSteps(mustRun, upper), ...slopeSteps(lower, most)];
}

function slopeSteps(from: DemandCurve[number], to: DemandCurve[number]): readonly DemandStep[] {
  const width = to.slots - from.slots;
  const parts = Math.min(stepsOfSlope, width);
  return Array.from({ length: parts }, (_, part) => {
    const start = Math.floor((width * part) / parts);
    const end = Math.floor((width * (part + 1)) / parts);
    return { price: from.price - Math.ceil(((from.price - to.price) * end) / width), slots: end - start };
  });
}
