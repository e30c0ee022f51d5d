import type { PromptFacts } from './prompt-facts.ts';
import type { RandomSource } from './random-source.ts';

interface Source {
  readonly facts: PromptFacts;
  readonly random: RandomSource;
}

const cities = ['London', 'Rotterdam', 'Leeds', 'Porto', 'Hamburg'];
const people = ['Priya Nair', 'Tom Fielding', 'Ana Duarte', 'Jonas Weber', 'Mei Lin'];
const phrases = ['on track', 'needs review', 'confirmed', 'awaiting reply', 'within limits'];
const passageLength = 120;

function hexadecimal(random: RandomSource, digits: number): string {
  return Array.from({ length: digits }, () => random.integer(0, 15).toString(16)).join('');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function date(random: RandomSource): string {
  return `2026-${twoDigits(random.integer(1, 12))}-${twoDigits(random.integer(1, 28))}`;
}

function time(random: RandomSource): string {
  return `${twoDigits(random.integer(8, 18))}:${twoDigits(random.integer(0, 59))}:00Z`;
}

const formats: Readonly<Record<string, (source: Source) => string>> = {
  date: ({ random }) => date(random),
  time: ({ random }) => time(random),
  'date-time': ({ random }) => `${date(random)}T${time(random)}`,
  duration: ({ random }) => `P${random.integer(1, 30)}D`,
  email: ({ facts, random }) => facts.emails[0] ?? `${random.pick(['orders', 'support', 'billing'])}@example.com`,
  uuid: ({ random }) =>
    `${hexadecimal(random, 8)}-${hexadecimal(random, 4)}-4${hexadecimal(random, 3)}-8${hexadecimal(random, 3)}-${hexadecimal(random, 12)}`,
  uri: ({ random }) => `https://example.com/${hexadecimal(random, 6)}`,
  url: ({ random }) => `https://example.com/${hexadecimal(random, 6)}`,
  hostname: () => 'host.example.com',
  ipv4: ({ random }) => `192.0.2.${random.integer(1, 254)}`,
  ipv6: ({ random }) => `2001:db8::${hexadecimal(random, 4)}`,
};

/** What a property's name says about its value, most telling first. */
const byName: readonly [RegExp, (source: Source) => string | undefined][] = [
  [/e?mail/i, ({ facts, random }) => formats['email']?.({ facts, random })],
  [/date|day|deadline/i, ({ random }) => date(random)],
  [
    /(^|_)id$|[a-z]Id$|number|reference|ticket|order/i,
    ({ facts, random }) => facts.identifiers[0] ?? `REF-${random.integer(1000, 9999)}`,
  ],
  [/city|location|place|region|country/i, ({ facts, random }) => facts.names[0] ?? random.pick(cities)],
  [/symbol|ticker/i, ({ random }) => random.pick(['VOD', 'SHEL', 'AZN', 'ULVR'])],
  [/currency/i, ({ random }) => random.pick(['USD', 'EUR', 'GBP'])],
  [/path|file/i, ({ random }) => `notes/${random.pick(['summary', 'report', 'plan'])}.md`],
  [/name|customer|person|author|owner/i, ({ facts, random }) => facts.names[0] ?? random.pick(people)],
  [
    /query|question|prompt|text|message|body|content|subject|title|description|reason|summary|note/i,
    ({ facts }) => facts.question.replaceAll(/\s+/g, ' ').slice(0, passageLength) || undefined,
  ],
];

/** A text for a string schema without `pattern`: by format, then by the property's name, within its length limits. */
export function generateString(schema: { readonly [keyword: string]: unknown }, name: string, source: Source): string {
  const format = typeof schema['format'] === 'string' ? formats[schema['format']] : undefined;
  if (format !== undefined) return format(source);
  const named = byName.find(([test]) => test.test(name))?.[1](source);
  const text = named ?? source.random.pick(phrases);
  const least = typeof schema['minLength'] === 'number' ? schema['minLength'] : 0;
  const most = typeof schema['maxLength'] === 'number' ? schema['maxLength'] : Infinity;
  const long = text.length >= least ? text : text + ' and so on'.repeat(Math.ceil((least - text.length) / 10));
  return long.slice(0, Math.max(least, Math.min(most, long.length)));
}
