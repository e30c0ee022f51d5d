import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../request/index.ts';
import { generateFromPattern } from './generate-from-pattern.ts';
import { generateFromSchema } from './generate-from-schema.ts';
import { readPromptFacts } from './prompt-facts.ts';
import { RandomSource } from './random-source.ts';

const ajv = new Ajv.default({ strict: false, validateSchema: false });
addFormats.default(ajv);
const facts = readPromptFacts({
  turns: [
    {
      role: 'user',
      text: 'Order A-10442 of Ana Duarte, 3 pieces, ana@example.com, to Lisbon',
      images: 0,
      toolCalls: [],
    },
  ],
});

const leaf: fc.Arbitrary<JsonSchema> = fc.oneof(
  fc.constantFrom<JsonSchema>(
    { type: 'boolean' },
    { type: 'null' },
    { enum: ['a', 3, null] },
    { const: 'x' },
    { type: ['string', 'null'] },
  ),
  fc
    .constantFrom('date', 'date-time', 'time', 'email', 'uuid', 'uri', 'ipv4', 'hostname', 'duration')
    .map((format) => ({ type: 'string', format })),
  fc
    .record({ minLength: fc.nat(30), span: fc.nat(30) })
    .map(({ minLength, span }) => ({ type: 'string', minLength, maxLength: minLength + span })),
  fc
    .record({ minimum: fc.integer({ min: -50, max: 50 }), span: fc.nat(40) })
    .map(({ minimum, span }) => ({ type: 'integer', minimum, maximum: minimum + span })),
  fc
    .record({ minimum: fc.integer({ min: -50, max: 50 }), span: fc.integer({ min: 1, max: 40 }) })
    .map(({ minimum, span }) => ({ type: 'number', exclusiveMinimum: minimum, maximum: minimum + span })),
  fc.constantFrom(5, 7).map((multipleOf) => ({ type: 'integer', multipleOf, minimum: 10 })),
);
const schema = fc.letrec<{ any: JsonSchema }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .record({
        names: fc.uniqueArray(fc.constantFrom('city', 'order_id', 'amount', 'due_date', 'notes'), { minLength: 1 }),
        inner: tie('any'),
        all: fc.boolean(),
      })
      .map(({ names, inner, all }) => ({
        type: 'object',
        properties: Object.fromEntries(names.map((name) => [name, inner])),
        required: all ? names : names.slice(0, 1),
        additionalProperties: false,
      })),
    fc
      .record({ items: tie('any'), minItems: fc.nat(3) })
      .map(({ items, minItems }) => ({ type: 'array', items, minItems, maxItems: minItems + 2 })),
    fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
  ),
})).any;

describe('a value generated from a schema', () => {
  it('is valid against it', () => {
    fc.assert(
      fc.property(schema, fc.nat(), (each, seed) => {
        const value = generateFromSchema(each, facts, new RandomSource(seed));
        expect(ajv.validate(each, value), `${JSON.stringify(value)} against ${JSON.stringify(each)}`).toBe(true);
      }),
      { numRuns: 200 },
    );
  }, 30_000);

  it('follows references, even of a schema to itself, and ends', () => {
    const tree = {
      $ref: '#/$defs/node',
      $defs: {
        node: {
          type: 'object',
          required: ['name', 'children'],
          properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/$defs/node' } } },
        },
      },
    };
    expect(ajv.validate(tree, generateFromSchema(tree, facts, new RandomSource(1)))).toBe(true);
    const list = {
      type: 'object',
      required: ['next'],
      properties: { next: { anyOf: [{ $ref: '#' }, { type: 'null' }] } },
    };
    expect(ajv.validate(list, generateFromSchema(list, facts, new RandomSource(1)))).toBe(true);
  });

  it('takes ids, addresses, places and numbers from the prompt', () => {
    const properties = {
      order_id: { type: 'string' },
      email: { type: 'string' },
      quantity: { type: 'integer', minimum: 1, maximum: 9 },
    };
    expect(
      generateFromSchema({ type: 'object', properties, required: Object.keys(properties) }, facts, new RandomSource(1)),
    ).toEqual({ order_id: 'A-10442', email: 'ana@example.com', quantity: 3 });
  });

  it.each([
    '^[A-Z]{2}-\\d{4}$',
    '^(?:cat|dog)s?$',
    '^[a-f0-9]+(\\.\\w+)*$',
    '^[^\\s@]+@x\\.io$',
    '^\\+?[1-9]\\d{1,14}$',
  ])('matches the pattern %s', (pattern) => {
    for (let seed = 0; seed < 50; seed += 1) {
      expect(generateFromPattern(pattern, new RandomSource(seed))).toMatch(new RegExp(pattern, 'u'));
    }
  });
});
