import { oklchToLinear, type LinearRgb } from './colour-space.ts';

export type Theme = 'light' | 'dark';
export type Tokens = ReadonlyMap<string, LinearRgb>;

const declaration = /--([a-z0-9-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g;

function readBlock(css: string, selector: string): [string, LinearRgb][] {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return [...block.matchAll(declaration)].map(([, name = '', lightness, chroma, hue]) => [
    name,
    oklchToLinear(Number(lightness), Number(chroma), Number(hue)),
  ]);
}

/** Colours of a theme by token name without its dashes. The dark theme overrides the light one. */
export function readTokens(css: string, theme: Theme): Tokens {
  const light = readBlock(css, ':root');
  return new Map(theme === 'light' ? light : [...light, ...readBlock(css, `[data-theme='dark']`)]);
}
