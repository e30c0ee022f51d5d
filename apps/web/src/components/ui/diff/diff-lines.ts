export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  /** Line numbers from 1; null where the line is not in that text. */
  readonly before: number | null;
  readonly after: number | null;
}

/** Beyond this many differing lines the texts are treated as unlike: all removed, all added. */
const mostEdits = 1500;

type Edit = 'same' | 'removed' | 'added';

/** The furthest column on each diagonal for 0, 1, 2, … edits. Undefined when there are too many edits. */
function traceEdits(before: readonly string[], after: readonly string[]): readonly Int32Array[] | undefined {
  const most = Math.min(before.length + after.length, mostEdits);
  const offset = most + 1;
  const furthest = new Int32Array(2 * offset + 1);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(furthest.slice(offset - edits - 1, offset + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const left = furthest[offset + diagonal - 1] ?? 0;
      const right = furthest[offset + diagonal + 1] ?? 0;
      const down = diagonal === -edits || (diagonal !== edits && left < right);
      let x = down ? right : left + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      furthest[offset + diagonal] = x;
      if (x >= before.length && x - diagonal >= after.length) return trace;
    }
  }
  return undefined;
}

/** Shortest edit script by Myers, "An O(ND) Difference Algorithm and Its Variations" (1986). */
function shortestEdits(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const trace = traceEdits(before, after);
  if (!trace) return [...before.map((): Edit => 'removed'), ...after.map((): Edit => 'added')];
  const edits: Edit[] = [];
  let x = before.length;
  let y = after.length;
  for (let count = trace.length - 1; count >= 0; count -= 1) {
    // Each row of the trace begins at diagonal −count − 1.
    const furthest = trace[count] ?? new Int32Array();
    const at = (wanted: number) => furthest[wanted + count + 1] ?? 0;
    const diagonal = x - y;
    const down = diagonal === -count || (diagonal !== count && at(diagonal - 1) < at(diagonal + 1));
    const fromX = count === 0 ? 0 : at(down ? diagonal + 1 : diagonal - 1);
    const fromY = count === 0 ? 0 : fromX - (down ? diagonal + 1 : diagonal - 1);
    while (x > fromX && y > fromY) {
      edits.push('same');
      x -= 1;
      y -= 1;
    }
    if (count > 0) edits.push(down ? 'added' : 'removed');
    x = fromX;
    y = fromY;
  }
  return edits.toReversed();
}

function commonStart(before: readonly string[], after: readonly string[]): number {
  const most = Math.min(before.length, after.length);
  let length = 0;
  while (length < most && before[length] === after[length]) length += 1;
  return length;
}

/** Two texts line by line: what stayed, what went, what came, in reading order. */
export function diffLines(beforeText: string, afterText: string): readonly DiffLine[] {
  const before = beforeText === '' ? [] : beforeText.split('\n');
  const after = afterText === '' ? [] : afterText.split('\n');
  const start = commonStart(before, after);
  const end = commonStart(before.slice(start).toReversed(), after.slice(start).toReversed());
  const middle = shortestEdits(before.slice(start, before.length - end), after.slice(start, after.length - end));
  const same = (count: number) => Array.from({ length: count }, (): Edit => 'same');
  let oldLine = 0;
  let newLine = 0;
  return [...same(start), ...middle, ...same(end)].map((kind) => {
    if (kind !== 'added') oldLine += 1;
    if (kind !== 'removed') newLine += 1;
    return {
      kind,
      text: (kind === 'added' ? after[newLine - 1] : before[oldLine - 1]) ?? '',
      before: kind === 'added' ? null : oldLine,
      after: kind === 'removed' ? null : newLine,
    };
  });
}

/** Part of a diff: lines that are shown, or how many equal ones are left out. */
export type DiffPart = { readonly lines: readonly DiffLine[] } | { readonly leftOut: readonly DiffLine[] };

/** Leaves out runs of equal lines, but for some around each change. */
export function foldEqual(lines: readonly DiffLine[], around = 3): readonly DiffPart[] {
  const near = new Uint8Array(lines.length);
  lines.forEach(({ kind }, index) => {
    if (kind !== 'same') near.fill(1, Math.max(0, index - around), index + around + 1);
  });
  const parts: DiffPart[] = [];
  for (let start = 0; start < lines.length;) {
    let end = start;
    while (end < lines.length && near[end] === near[start]) end += 1;
    const run = lines.slice(start, end);
    // One line takes no more room than the note that it is left out.
    parts.push(near[start] === 1 || run.length === 1 ? { lines: run } : { leftOut: run });
    start = end;
  }
  return parts;
}
