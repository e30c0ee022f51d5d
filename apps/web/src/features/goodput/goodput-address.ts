import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';

/** Whole hours until now; the present one comes to them. */
export const goodputSpans = { '6h': 6, '24h': 24, '7d': 168, '31d': 744 } as const;
export type GoodputSpan = keyof typeof goodputSpans;

export const spanNames: readonly { readonly value: GoodputSpan; readonly name: string }[] = [
  { value: '6h', name: '6 h' },
  { value: '24h', name: '24 h' },
  { value: '7d', name: '7 d' },
  { value: '31d', name: '31 d' },
];

/** The whole state of the room. */
export const goodputParsers = {
  last: parseAsStringLiteral(spanNames.map(({ value }) => value)).withDefault('24h'),
  /** A pool by its slug; all of them together without it. */
  pool: parseAsString,
};

/** Reads the room's state from a request. */
export const readGoodputAddress = createLoader(goodputParsers);

/** What the room asks for; the server and the browser must ask for the same. */
export const goodputInputOf = (last: GoodputSpan) => ({ hours: goodputSpans[last] });
