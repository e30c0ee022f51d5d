interface Frame {
  readonly closer: '}' | ']';
  /** In an object: whether a key comes next. */
  wantsKey: boolean;
}

/** What is left of an escape that the cut went through. */
const brokenEscape = /\\(?:u[0-9a-fA-F]{0,3})?$/;

/** Where a text can be cut so that closing what is open makes it whole again. */
interface SafePoint {
  readonly end: number;
  readonly closers: string;
}

function closersOf(stack: readonly Frame[]): string {
  return stack.reduce((closers, { closer }) => closer + closers, '');
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '"') return at;
  }
  return -1;
}

/** The last place at which everything before it is complete, or a text value that can be closed where it was cut. */
function repair(text: string): string | undefined {
  const stack: Frame[] = [];
  let safe: SafePoint | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    const frame = stack.at(-1);
    if (character === '"') {
      const end = endOfString(text, at);
      if (end === -1) {
        if (frame?.wantsKey) break;
        return `${closeString(text)}${closersOf(stack)}`;
      }
      at = end;
      if (!frame?.wantsKey) safe = { end: end + 1, closers: closersOf(stack) };
    } else if (character === '{' || character === '[') {
      stack.push({ closer: character === '{' ? '}' : ']', wantsKey: character === '{' });
      safe = { end: at + 1, closers: closersOf(stack) };
    } else if (character === '}' || character === ']') {
      stack.pop();
      safe = { end: at + 1, closers: closersOf(stack) };
    } else if (character === ':' && frame) {
      frame.wantsKey = false;
    } else if (character === ',' && frame) {
      safe = { end: at, closers: closersOf(stack) };
      frame.wantsKey = frame.closer === '}';
    }
  }
  return safe === undefined ? undefined : `${text.slice(0, safe.end)}${safe.closers}`;
}

/** An escaped backslash before the cut is no escape; only an odd number of them begins one. */
function closeString(text: string): string {
  const broken = brokenEscape.exec(text);
  if (!broken) return `${text}"`;
  const before = /\\*$/.exec(text.slice(0, broken.index))?.[0].length ?? 0;
  return before % 2 === 0 ? `${text.slice(0, broken.index)}"` : `${text}"`;
}

/** Reads as much of a JSON text as there is when its end was cut off; undefined when nothing can be read. */
export function parseCutJson(text: string): unknown {
  const repaired = repair(text);
  if (repaired === undefined) return undefined;
  try {
    return JSON.parse(repaired) as unknown;
  } catch {
    return undefined;
  }
}
