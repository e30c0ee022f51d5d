import type { SlotProgram, SlotProgramOptimum, Triple } from './slot-program.ts';
import { solveByDualSimplex } from './solve-by-dual-simplex.ts';
import { hashOfColumn, tieBreak } from './tie-break.ts';

/** Fewer columns than this are solved at once. */
const smallCount = 4096;
const sampleShare = 32;
/** Columns whose value is this close to their price in the sample, as a share of it, may still change sides. */
const openBand = 0.15;

/**
 * The optimum of a program. A large one is solved on a sample first; columns that are far from the sample's prices are then set, and only
 * the others solved. If the prices found prove a set column wrong, which a small sample can bring about, all columns are solved: the
 * result is the optimum always, and the way to it does not depend on the order of the columns.
 *
 * @throws Error if the rows cannot be met: must-run slots are checked before.
 */
export function solveSlotProgram(program: SlotProgram): SlotProgramOptimum {
  const optimum = (program.count > smallCount ? solveFromSample(program) : undefined) ?? solveByDualSimplex(program);
  if (!optimum) throw new Error('A market round asks for more must-run slots than it was checked for.');
  return optimum;
}

function solveFromSample(program: SlotProgram): SlotProgramOptimum | undefined {
  const sample = solveByDualSimplex(sampleOf(program));
  if (!sample) return undefined;
  const { count, value, range, uses } = program;
  const taken = new Float64Array(count);
  const open = new Int32Array(count);
  const isOpen = new Uint8Array(count);
  const used: [number, number, number] = [0, 0, 0];
  let openCount = 0;
  for (let column = 0; column < count; column += 1) {
    const gain = gainOf(program, sample.prices, column);
    const worth = value[column] ?? 0;
    if (worth < 0 || Math.abs(gain) <= openBand * worth) {
      isOpen[column] = 1;
      open[openCount] = column;
      openCount += 1;
    } else if (gain > 0) {
      const amount = range[column] ?? 0;
      taken[column] = amount;
      used[0] += amount * (uses[0][column] ?? 0);
      used[1] += amount * (uses[1][column] ?? 0);
      used[2] += amount * (uses[2][column] ?? 0);
    }
  }
  const columns = open.subarray(0, openCount);
  const rest = solveByDualSimplex(restrictedTo(program, columns, capacityLess(program.capacity, used)));
  if (!rest) return undefined;
  for (let column = 0; column < count; column += 1) {
    if (isOpen[column] === 1 || (range[column] ?? 0) === 0) continue;
    const gain = gainOf(program, rest.prices, column);
    if ((taken[column] ?? 0) > 0 ? gain < 0 : gain > 0) return undefined;
  }
  for (let index = 0; index < openCount; index += 1) taken[columns[index] ?? 0] = rest.taken[index] ?? 0;
  return { prices: rest.prices, taken };
}

/** All supply, and of the demand one column in so many, with all amounts cut down alike. */
function sampleOf(program: SlotProgram): SlotProgram {
  const { count, value, capacity } = program;
  const columns = new Int32Array(count);
  let found = 0;
  for (let column = 0; column < count; column += 1) {
    const isDemand = (value[column] ?? 0) >= 0;
    if (isDemand && hashOfColumn(program, column) % sampleShare !== 0) continue;
    columns[found] = column;
    found += 1;
  }
  const sample = restrictedTo(program, columns.subarray(0, found), [
    capacity[0] / sampleShare,
    capacity[1] / sampleShare,
    capacity[2] / sampleShare,
  ]);
  for (let index = 0; index < found; index += 1) {
    if ((sample.value[index] ?? 0) < 0) sample.range[index] = (sample.range[index] ?? 0) / sampleShare;
  }
  return sample;
}

function restrictedTo({ value, range, uses }: SlotProgram, columns: Int32Array, capacity: Triple): SlotProgram {
  const pick = (from: Float64Array): Float64Array => {
    const picked = new Float64Array(columns.length);
    for (let index = 0; index < picked.length; index += 1) picked[index] = from[columns[index] ?? 0] ?? 0;
    return picked;
  };
  return {
    count: columns.length,
    value: pick(value),
    range: pick(range),
    uses: [pick(uses[0]), pick(uses[1]), pick(uses[2])],
    capacity,
  };
}

function capacityLess(capacity: Triple, used: Triple): Triple {
  return [capacity[0] - used[0], capacity[1] - used[1], capacity[2] - used[2]];
}

function gainOf(program: SlotProgram, prices: Triple, column: number): number {
  const [slots, tokens, power] = program.uses;
  return (
    (program.value[column] ?? 0) +
    tieBreak(program, column) -
    prices[0] * (slots[column] ?? 0) -
    prices[1] * (tokens[column] ?? 0) -
    prices[2] * (power[column] ?? 0)
  );
}
