import { dot, inverseOfColumns, type Matrix } from './invert-basis.ts';
import type { SlotProgram, SlotProgramOptimum, Triple } from './slot-program.ts';
import { weightedCut } from './weighted-cut.ts';

const slack = [-1, -2, -3] as const;
const unit: Matrix = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];
const tolerance = 1e-7;
/** Far beyond what any program needed in fuzzing (17); a guard against a loop without end, not a limit that is met. */
const mostSteps = 2000;

type Basis = [number, number, number];

/**
 * Solves a program by the dual simplex method with long steps (bound flipping, Fourer 1994; Maros 2003): from prices of zero, the price of
 * the row that is most over its limit rises, past all columns that this makes too dear, until the row fits. With one scarce resource
 * that is one step, and the same as sorting the bids by price and cutting at the capacity; each step is linear in the columns.
 *
 * @returns undefined if the rows cannot be met.
 */
export function solveByDualSimplex(program: SlotProgram): SlotProgramOptimum | undefined {
  const tableau = new Tableau(program);
  for (let step = 0; step < mostSteps; step += 1) {
    const progress = tableau.improve();
    if (progress === 'optimal') return tableau.optimum();
    if (progress === 'infeasible') return undefined;
  }
  throw new Error('The prices of a market round did not settle. Please report this round with its snapshot.');
}

class Tableau {
  private readonly program: SlotProgram;
  private readonly rowScale: Triple;
  private readonly capacity: Triple;
  private readonly basis: Basis = [...slack];
  /** 1 for columns at their range, 0 at nothing; columns of the basis are 0. */
  private readonly full: Uint8Array;
  /** What full columns use of each row, unscaled: whole numbers, so that no rounding adds up. */
  private readonly used: [number, number, number] = [0, 0, 0];
  private readonly key: Float64Array;
  private readonly weight: Float64Array;
  private readonly members: Int32Array;

  constructor(program: SlotProgram) {
    const { count, worth, uses, range } = program;
    const [slots, tokens, power] = uses;
    this.program = program;
    this.full = new Uint8Array(count);
    this.key = new Float64Array(count);
    this.weight = new Float64Array(count);
    this.members = new Int32Array(count);
    let [mostTokens, mostPower, allSlots, allTokens, allPower] = [0, 0, 0, 0, 0];
    for (let column = 0; column < count; column += 1) {
      const amount = range[column] ?? 0;
      const token = tokens[column] ?? 0;
      const watt = power[column] ?? 0;
      if (token > mostTokens) mostTokens = token;
      if (watt > mostPower) mostPower = watt;
      allSlots += amount;
      allTokens += token * amount;
      allPower += watt * amount;
      if ((worth[column] ?? 0) <= 0) continue;
      this.full[column] = 1;
      this.used[0] += (slots[column] ?? 0) * amount;
      this.used[1] += token * amount;
      this.used[2] += watt * amount;
    }
    this.rowScale = [1, 1 / (mostTokens || 1), 1 / (mostPower || 1)];
    // A row without a limit gets one that all columns together do not reach.
    const capacityOf = (row: 0 | 1 | 2, all: number): number =>
      Math.min(program.capacity[row], all + 1) * this.rowScale[row];
    this.capacity = [capacityOf(0, allSlots), capacityOf(1, allTokens), capacityOf(2, allPower)];
  }

  /** One step; the optimum is where every basic column is within its bounds. */
  improve(): 'optimal' | 'improved' | 'infeasible' {
    const inverse = this.inverse();
    const prices = this.prices(inverse);
    const leaving = this.mostOutOfBounds(this.basicAmounts(inverse));
    if (!leaving) return 'optimal';
    const ray = inverse[leaving.position];
    const sign = leaving.over ? -1 : 1;
    const direction: Triple = [ray[0] * sign, ray[1] * sign, ray[2] * sign];
    const block = this.firstSlackToBlock(prices, direction);
    const candidates = this.candidates(prices, direction, block.at);
    // A hair less: the weights of all candidates may add up to the excess but for rounding.
    const cut = weightedCut(candidates, this.key, this.weight, leaving.excess * (1 - 1e-9));
    const flipped = cut < 0 ? candidates : candidates.subarray(0, cut);
    for (const column of flipped) this.setFull(column, this.full[column] === 0);
    const entering = cut < 0 ? block.entering : (candidates[cut] ?? 0);
    if (entering === undefined) return 'infeasible';
    if (entering >= 0 && this.full[entering] === 1) this.setFull(entering, false);
    const left = this.basis[leaving.position];
    this.basis[leaving.position] = entering;
    if (left >= 0 && leaving.over) this.setFull(left, true);
    return 'improved';
  }

  optimum(): SlotProgramOptimum {
    const inverse = this.inverse();
    const scaled = this.prices(inverse);
    const amounts = this.basicAmounts(inverse);
    const partial = new Map<number, number>();
    for (const [position, column] of this.basis.entries()) {
      if (column < 0) continue;
      partial.set(column, Math.min(this.program.range[column] ?? 0, Math.max(0, amounts[position] ?? 0)));
    }
    return { prices: product(scaled, this.rowScale), full: this.full, partial };
  }

  private column(index: number): Triple {
    if (index < 0) return unit[(-1 - index) as 0 | 1 | 2];
    const [slots, tokens, power] = this.program.uses;
    const { rowScale } = this;
    return [(slots[index] ?? 0) * rowScale[0], (tokens[index] ?? 0) * rowScale[1], (power[index] ?? 0) * rowScale[2]];
  }

  private inverse(): Matrix {
    return inverseOfColumns([this.column(this.basis[0]), this.column(this.basis[1]), this.column(this.basis[2])]);
  }

  private prices(inverse: Matrix): Triple {
    const worth = this.basis.map((column) => (column < 0 ? 0 : (this.program.worth[column] ?? 0)));
    const price = (row: 0 | 1 | 2): number =>
      inverse.reduce((sum, basic, position) => sum + (worth[position] ?? 0) * basic[row], 0);
    return [price(0), price(1), price(2)];
  }

  private basicAmounts(inverse: Matrix): Triple {
    const open = (row: 0 | 1 | 2): number => this.capacity[row] - this.used[row] * this.rowScale[row];
    const left: Triple = [open(0), open(1), open(2)];
    return [dot(inverse[0], left), dot(inverse[1], left), dot(inverse[2], left)];
  }

  private mostOutOfBounds(amounts: Triple): { position: 0 | 1 | 2; over: boolean; excess: number } | undefined {
    let worst: { position: 0 | 1 | 2; over: boolean; excess: number } | undefined;
    for (const position of [0, 1, 2] as const) {
      const column = this.basis[position];
      const range = column < 0 ? Number.POSITIVE_INFINITY : (this.program.range[column] ?? 0);
      const over = amounts[position] > range;
      const excess = over ? amounts[position] - range : -amounts[position];
      if (excess > tolerance && excess > (worst?.excess ?? 0)) worst = { position, over, excess };
    }
    return worst;
  }

  /** A row's price can fall to zero and no further: there its slack enters. */
  private firstSlackToBlock(prices: Triple, direction: Triple): { at: number; entering: number | undefined } {
    let at = Number.POSITIVE_INFINITY;
    let entering: number | undefined;
    for (const row of [0, 1, 2] as const) {
      if (this.basis.includes(slack[row]) || direction[row] > -1e-12) continue;
      const reached = Math.max(0, prices[row]) / -direction[row];
      if (reached < at) [at, entering] = [reached, slack[row]];
    }
    return { at, entering };
  }

  /** Columns that change sides on the way, with the distance at which they do and the weight by which the row is relieved. */
  private candidates(prices: Triple, direction: Triple, before: number): Int32Array {
    const { count, worth, range, uses } = this.program;
    const { full, key, weight, members, rowScale } = this;
    const [slots, tokens, power] = uses;
    const [first, second, third] = this.basis;
    const [slotPrice, tokenPrice, powerPrice] = product(prices, rowScale);
    const [slotRay, tokenRay, powerRay] = product(direction, rowScale);
    let found = 0;
    for (let column = 0; column < count; column += 1) {
      const slot = slots[column] ?? 0;
      const token = tokens[column] ?? 0;
      const watt = power[column] ?? 0;
      const slope = slotRay * slot + tokenRay * token + powerRay * watt;
      const isFull = full[column] === 1;
      if (isFull ? slope <= 1e-12 : slope >= -1e-12) continue;
      if (column === first || column === second || column === third) continue;
      const gain = (worth[column] ?? 0) - slotPrice * slot - tokenPrice * token - powerPrice * watt;
      const distance = Math.max(0, gain / slope);
      if (distance > before) continue;
      key[column] = distance;
      weight[column] = Math.abs(slope) * (range[column] ?? 0);
      members[found] = column;
      found += 1;
    }
    return members.subarray(0, found);
  }

  private setFull(column: number, full: boolean): void {
    const { range, uses } = this.program;
    const amount = (full ? 1 : -1) * (range[column] ?? 0);
    this.full[column] = full ? 1 : 0;
    this.used[0] += amount * (uses[0][column] ?? 0);
    this.used[1] += amount * (uses[1][column] ?? 0);
    this.used[2] += amount * (uses[2][column] ?? 0);
  }
}

function product(left: Triple, right: Triple): Triple {
  return [left[0] * right[0], left[1] * right[1], left[2] * right[2]];
}
