import {
  sampleShare,
  type SlotColumns,
  type SlotProgram,
  type SlotProgramOptimum,
  type Triple,
} from './slot-program.ts';
import { solveByDualSimplex } from './solve-by-dual-simplex.ts';
import { priceOfWorth } from './tie-break.ts';

/** Fewer columns than this are solved at once. */
const smallCount = 4096;
/** Columns whose value is this close to their price in the sample, as a share of it, may still change sides. */
const openBand = 0.15;

/**
 * The optimum of a program. A large one is solved on a sample first; columns that are far from the sample's prices are then set, and only
 * the others solved. If the prices found prove a set column wrong, which a small sample can bring about, all columns are solved: the
 * result is the optimum always, and the way to it does not depend on the order of the columns.
 *
 * @param sample All columns of supply, and of the others one in `sampleShare`; rising.
 * @throws Error if the rows cannot be met: must-run slots are checked before.
 */
export function solveSlotProgram(program: SlotProgram, sample: readonly number[]): SlotProgramOptimum {
  const optimum =
    (program.count > smallCount ? solveFromSample(program, sample) : undefined) ?? solveByDualSimplex(program);
  if (!optimum) throw new Error('A market round asks for more must-run slots than it was checked for.');
  return optimum;
}

function solveFromSample(program: SlotProgram, sample: readonly number[]): SlotProgramOptimum | undefined {
  const guess = solveByDualSimplex(cutDown(program, sample));
  if (!guess) return undefined;
  const { full, open, capacity } = setFarColumns(program, guess.prices);
  const rest = solveByDualSimplex({ ...picked(program, open), capacity });
  if (!rest || !provesSetColumns(program, rest.prices, full, open)) return undefined;
  const partial = new Map<number, number>();
  for (const [index, amount] of rest.partial) partial.set(open[index] ?? 0, amount);
  for (let index = 0; index < open.length; index += 1) full[open[index] ?? 0] = rest.full[index] ?? 0;
  return { prices: rest.prices, full, partial };
}

interface PartlySet {
  /** 1 for columns that are worth far more than their price; 0 for those worth far less, and open ones. */
  readonly full: Uint8Array;
  /** The others; rising. */
  readonly open: Int32Array;
  /** What full columns leave. */
  readonly capacity: Triple;
}

function setFarColumns(program: SlotProgram, [slotPrice, tokenPrice, powerPrice]: Triple): PartlySet {
  const { count, worth, range, uses, capacity } = program;
  const [slots, tokens, power] = uses;
  const full = new Uint8Array(count);
  const open = new Int32Array(count);
  let openCount = 0;
  let [usedSlots, usedTokens, usedPower] = [0, 0, 0];
  for (let column = 0; column < count; column += 1) {
    const own = worth[column] ?? 0;
    const slot = slots[column] ?? 0;
    const token = tokens[column] ?? 0;
    const watt = power[column] ?? 0;
    const gain = own - slotPrice * slot - tokenPrice * token - powerPrice * watt;
    if (slot < 0 || Math.abs(gain) <= openBand * priceOfWorth(own)) {
      open[openCount] = column;
      openCount += 1;
    } else if (gain > 0) {
      const amount = range[column] ?? 0;
      full[column] = 1;
      usedSlots += amount * slot;
      usedTokens += amount * token;
      usedPower += amount * watt;
    }
  }
  return {
    full,
    open: open.subarray(0, openCount),
    capacity: [capacity[0] - usedSlots, capacity[1] - usedTokens, capacity[2] - usedPower],
  };
}

/** Whether the prices say of all columns that were set what they were set to. */
function provesSetColumns(
  { count, worth, range, uses: [slots, tokens, power] }: SlotProgram,
  [slotPrice, tokenPrice, powerPrice]: Triple,
  full: Uint8Array,
  open: Int32Array,
): boolean {
  let nextOpen = 0;
  for (let column = 0; column < count; column += 1) {
    if (open[nextOpen] === column) {
      nextOpen += 1;
      continue;
    }
    const gain =
      (worth[column] ?? 0) -
      slotPrice * (slots[column] ?? 0) -
      tokenPrice * (tokens[column] ?? 0) -
      powerPrice * (power[column] ?? 0);
    const isWrong = full[column] === 1 ? gain < 0 : gain > 0;
    if (isWrong && (range[column] ?? 0) > 0) return false;
  }
  return true;
}

/** The columns of a sample, with the supply and the limits cut down as the demand is. */
function cutDown(program: SlotProgram, columns: readonly number[]): SlotProgram {
  const [slots, tokens, power] = program.capacity;
  const sample = picked(program, Int32Array.from(columns));
  for (let index = 0; index < sample.count; index += 1) {
    if ((sample.uses[0][index] ?? 0) < 0) sample.range[index] = (sample.range[index] ?? 0) / sampleShare;
  }
  return { ...sample, capacity: [slots / sampleShare, tokens / sampleShare, power / sampleShare] };
}

function picked({ worth, range, uses: [slots, tokens, power] }: SlotColumns, columns: Int32Array): SlotColumns {
  const { length } = columns;
  const few = { worth: new Float64Array(length), range: new Float64Array(length) };
  const [fewSlots, fewTokens, fewPower] = [new Int8Array(length), new Float64Array(length), new Float64Array(length)];
  for (let index = 0; index < length; index += 1) {
    const column = columns[index] ?? 0;
    few.worth[index] = worth[column] ?? 0;
    few.range[index] = range[column] ?? 0;
    fewSlots[index] = slots[column] ?? 0;
    fewTokens[index] = tokens[column] ?? 0;
    fewPower[index] = power[column] ?? 0;
  }
  return { count: length, ...few, uses: [fewSlots, fewTokens, fewPower] };
}
