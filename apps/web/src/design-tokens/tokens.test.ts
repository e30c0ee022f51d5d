import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ciede2000 } from './ciede2000.ts';
import { contrast, deficiencies, oklchToLinear, seenWith, toLab, type LinearRgb } from './colour-space.ts';
import { readTokens, type Tokens } from './read-tokens.ts';

const css = readFileSync(new URL('../app/tokens.css', import.meta.url), 'utf8');

const surfaces = ['surface-0', 'surface-1', 'surface-2', 'surface-3', 'surface-pop'];
const inks = ['ink-1', 'ink-2', 'ink-3'];
const meanings = ['you', 'run', 'person', 'care', 'stop'];
const stateMarks = ['run-mark', 'person-mark', 'care-mark', 'stop-mark'];
const categories = ['cat-1', 'cat-2', 'cat-3', 'cat-4', 'cat-5', 'cat-6'];
const classes = ['class-critical', 'class-interactive', 'class-standard', 'class-batch'];

const colourOf = (tokens: Tokens, name: string): LinearRgb => {
  const colour = tokens.get(name);
  if (!colour) throw new Error(`tokens.css has no --${name}.`);
  return colour;
};

/** Pairs that are below what is asked, in words that say which and by how much. */
function below(
  least: number,
  pairs: readonly (readonly [string, string])[],
  measure: (a: string, b: string) => number,
) {
  return pairs
    .map(([a, b]) => ({ a, b, value: measure(a, b) }))
    .filter(({ value }) => value < least)
    .map(({ a, b, value }) => `${a} and ${b}: ${value.toFixed(2)}`);
}

const across = (some: readonly string[], others: readonly string[]) =>
  some.flatMap((a) => others.map((b) => [a, b] as const));
const among = (names: readonly string[]) =>
  names.flatMap((a, index) => names.slice(index + 1).map((b) => [a, b] as const));
const neighbours = (names: readonly string[]) => names.slice(1).map((b, index) => [names[index] ?? '', b] as const);

describe.each(['light', 'dark'] as const)('the tokens of the %s theme', (theme) => {
  const tokens = readTokens(css, theme);
  const ratio = (a: string, b: string) => contrast(colourOf(tokens, a), colourOf(tokens, b));
  const views = [undefined, ...deficiencies] as const;
  const difference = (view: (typeof views)[number]) => (a: string, b: string) => {
    const [one, other] = [a, b].map((name) => {
      const colour = colourOf(tokens, name);
      return toLab(view ? seenWith(view, colour) : colour);
    });
    return one && other ? ciede2000(one, other) : 0;
  };

  it('keep text readable on every surface, at 4.5', () => {
    expect(below(4.5, across([...inks, ...meanings], surfaces), ratio)).toEqual([]);
  });

  it('keep text readable on the fill of its own meaning, and on its solid', () => {
    expect(
      below(
        4.5,
        meanings.map((name) => [name, `${name}-soft`] as const),
        ratio,
      ),
    ).toEqual([]);
    expect(
      below(
        4.5,
        [
          ['on-stop', 'stop-solid'],
          ['ink-inv', 'ink-1'],
          ['ink-1', 'you-soft'],
        ],
        ratio,
      ),
    ).toEqual([]);
  });

  it('keep marks and outlines of controls visible on the sheet, at 3', () => {
    const marks = [...stateMarks, 'line-3', 'plot-ink', 'plot-mid', 'hatch', 'you'];
    expect(below(3, across(marks, ['surface-1', 'surface-pop']), ratio)).toEqual([]);
    expect(below(3, across(categories, ['surface-1']), ratio)).toEqual([]);
    // The palest class is below by intent: it always carries a label.
    expect(below(3, across(classes.slice(0, -1), ['surface-1']), ratio)).toEqual([]);
  });

  it.each(views)('tell categories, classes and states apart, seen by %s', (view) => {
    expect(below(8, among(categories), difference(view))).toEqual([]);
    expect(below(12, neighbours(classes), difference(view))).toEqual([]);
    expect(below(8, among(stateMarks), difference(view))).toEqual([]);
  });
});

describe('the measures themselves', () => {
  it('agree with the test data of Sharma and others', () => {
    expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
    expect(ciede2000([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4);
    expect(ciede2000([50, 0, 0], [50, -1, 2])).toBeCloseTo(2.3669, 4);
  });

  it('find black on white at 21, and white at 100 lightness', () => {
    expect(contrast(oklchToLinear(0, 0, 0), oklchToLinear(1, 0, 0))).toBeCloseTo(21, 5);
    expect(toLab(oklchToLinear(1, 0, 0))[0]).toBeCloseTo(100, 3);
  });

  it('keep greys grey for everyone', () => {
    const grey = oklchToLinear(0.6, 0, 0);
    for (const deficiency of deficiencies) {
      expect(ciede2000(toLab(seenWith(deficiency, grey)), toLab(grey))).toBeLessThan(0.1);
    }
  });

  it('catch a colour that is too pale and two that are too close', () => {
    const pale = new Map([
      ['ink', oklchToLinear(0.8, 0, 0)],
      ['paper', oklchToLinear(1, 0, 0)],
    ]);
    expect(below(4.5, [['ink', 'paper']], (a, b) => contrast(colourOf(pale, a), colourOf(pale, b)))).toHaveLength(1);
    const red = seenWith('deutan', oklchToLinear(0.6, 0.15, 30));
    const green = seenWith('deutan', oklchToLinear(0.6, 0.12, 130));
    expect(ciede2000(toLab(red), toLab(green))).toBeLessThan(
      ciede2000(toLab(oklchToLinear(0.6, 0.15, 30)), toLab(oklchToLinear(0.6, 0.12, 130))),
    );
  });
});
