/** One line of the text that Prometheus scrapes. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** As it is written; a counter may have more digits than a number holds. */
  readonly value: string;
}

const nameRule = /^[a-zA-Z_:][a-zA-Z0-9_:]*/;
const labelRule = /^\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*"((?:[^"\\\n]|\\["\\n])*)"\s*(,|(?=\}))/;
const valueRule = /^\s+([+-]?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+|Inf|NaN))(?:\s+-?\d+)?\s*$/;

/**
 * The samples of some metrics in a text of Prometheus's exposition format 0.0.4. Other metrics are passed over; a line of a wanted
 * one that breaks the format makes the whole text unreadable: undefined.
 */
export function readExposition(text: string, wanted: ReadonlySet<string>): readonly Sample[] | undefined {
  const samples: Sample[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) continue;
    const name = nameRule.exec(line)?.[0];
    if (name === undefined || !wanted.has(name)) continue;
    const sample = readSample(name, line.slice(name.length));
    if (sample === undefined) return undefined;
    samples.push(sample);
  }
  return samples;
}

function readSample(name: string, afterName: string): Sample | undefined {
  const labels: Record<string, string> = {};
  let rest = afterName;
  if (rest.startsWith('{')) {
    rest = rest.slice(1);
    while (!rest.trimStart().startsWith('}')) {
      const label = labelRule.exec(rest);
      const [whole = '', key = '', quoted = ''] = label ?? [];
      if (label === null) return undefined;
      labels[key] = quoted.replaceAll(/\\(["\\n])/g, (_escaped, character: string) =>
        character === 'n' ? '\n' : character,
      );
      rest = rest.slice(whole.length);
    }
    rest = rest.trimStart().slice(1);
  }
  const value = valueRule.exec(rest)?.[1];
  return value === undefined ? undefined : { name, labels, value };
}
