/**
 * The position (in `members`) of the first member, by rising key, at which the sum of weights reaches `target`; all members with smaller
 * keys are moved before it. -1 if all of them together do not reach it. Quickselect: linear on average.
 *
 * @param members Indexes into `key` and `weight`; reordered.
 */
export function weightedCut(members: Int32Array, key: Float64Array, weight: Float64Array, target: number): number {
  let low = 0;
  let high = members.length - 1;
  let before = 0;
  while (low <= high) {
    const pivot = middleOfThree(members, key, low, high);
    let [below, above] = [low, high];
    let index = low;
    let weightBelow = 0;
    let weightAt = 0;
    while (index <= above) {
      const member = members[index] ?? 0;
      const value = key[member] ?? 0;
      if (value < pivot) {
        weightBelow += weight[member] ?? 0;
        swap(members, index, below);
        below += 1;
        index += 1;
      } else if (value > pivot) {
        swap(members, index, above);
        above -= 1;
      } else {
        weightAt += weight[member] ?? 0;
        index += 1;
      }
    }
    if (before + weightBelow >= target) {
      high = below - 1;
    } else if (before + weightBelow + weightAt >= target) {
      return firstOfEqual(members, weight, below, target - before - weightBelow);
    } else {
      before += weightBelow + weightAt;
      low = above + 1;
    }
  }
  return -1;
}

function firstOfEqual(members: Int32Array, weight: Float64Array, from: number, target: number): number {
  let reached = 0;
  let index = from;
  for (; index < members.length; index += 1) {
    reached += weight[members[index] ?? 0] ?? 0;
    if (reached >= target) break;
  }
  return Math.min(index, members.length - 1);
}

function middleOfThree(members: Int32Array, key: Float64Array, low: number, high: number): number {
  const first = key[members[low] ?? 0] ?? 0;
  const middle = key[members[(low + high) >>> 1] ?? 0] ?? 0;
  const last = key[members[high] ?? 0] ?? 0;
  return Math.max(Math.min(first, middle), Math.min(Math.max(first, middle), last));
}

function swap(members: Int32Array, left: number, right: number): void {
  const kept = members[left] ?? 0;
  members[left] = members[right] ?? 0;
  members[right] = kept;
}
