import type { JsonSchema } from '../request/index.ts';
import { generateFromPattern } from './generate-from-pattern.ts';
import { generateString } from './generate-string.ts';
import type { PromptFacts } from './prompt-facts.ts';
import type { RandomSource } from './random-source.ts';

interface Context {
  readonly root: JsonSchema;
  readonly random: RandomSource;
  readonly facts: PromptFacts;
}

type SchemaObject = Exclude<JsonSchema, boolean>;

/** Beyond this depth only what is required is filled in, so that recursive schemas end. */
const optionalDepthLimit = 4;
const depthLimit = 24;

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value));
}

function schemasOf(value: unknown): JsonSchema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

function propertiesOf(schema: SchemaObject): [string, JsonSchema][] {
  const properties = schema['properties'];
  if (typeof properties !== 'object' || properties === null) return [];
  return Object.entries(properties).filter((entry): entry is [string, JsonSchema] => isSchema(entry[1]));
}

function requiredOf(schema: SchemaObject): string[] {
  const required = schema['required'];
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
}

function numberOf(schema: SchemaObject, keyword: string): number | undefined {
  const value = schema[keyword];
  return typeof value === 'number' ? value : undefined;
}

/** Follows `#/…` references; anything else, and what only refers to itself, accepts everything. */
function resolve(schema: JsonSchema, root: JsonSchema, hops = 0): JsonSchema {
  if (typeof schema === 'boolean' || typeof schema['$ref'] !== 'string') return schema;
  if (hops > depthLimit) return true;
  let target: unknown = root;
  for (const part of schema['$ref'].split('/').slice(1)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    target = typeof target === 'object' && target !== null ? Reflect.get(target, key) : undefined;
  }
  if (!isSchema(target)) return true;
  const { $ref: _, ...beside } = schema;
  return typeof target === 'boolean' ? target : { ...resolveObject(target, root, hops + 1), ...beside };
}

function resolveObject(schema: SchemaObject, root: JsonSchema, hops: number): SchemaObject {
  const resolved = resolve(schema, root, hops);
  return typeof resolved === 'boolean' ? {} : resolved;
}

/** `allOf` and one branch of `anyOf` or `oneOf` become part of the schema itself. */
function flatten(schema: SchemaObject, context: Context, depth: number): SchemaObject {
  const { allOf, anyOf, oneOf, ...own } = schema;
  const parts = schemasOf(allOf);
  const branches = [...schemasOf(anyOf), ...schemasOf(oneOf)];
  const nullBranch = branches.find((branch) => typeof branch === 'object' && branch['type'] === 'null');
  const branch = depth > optionalDepthLimit && nullBranch !== undefined ? nullBranch : branches[0];
  if (branch !== undefined) parts.push(branch);
  if (parts.length === 0 || depth > depthLimit) return own;
  const all = [own, ...parts.map((part) => flattenPart(part, context, depth + 1))];
  return {
    ...Object.fromEntries(all.flatMap((part) => Object.entries(part))),
    properties: Object.fromEntries(all.flatMap(propertiesOf)),
    required: all.flatMap(requiredOf),
  };
}

function flattenPart(part: JsonSchema, context: Context, depth: number): SchemaObject {
  return flatten(resolveObject(typeof part === 'boolean' ? {} : part, context.root, 0), context, depth);
}

function typeOf(schema: SchemaObject, depth: number): string {
  const type = schema['type'];
  if (typeof type === 'string') return type;
  if (Array.isArray(type) && type.length > 0) {
    if (depth > optionalDepthLimit && type.includes('null')) return 'null';
    return String(type.find((each) => each !== 'null') ?? 'null');
  }
  if ('items' in schema || 'prefixItems' in schema) return 'array';
  if (['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].some((word) => word in schema)) {
    return 'number';
  }
  if (['minLength', 'maxLength', 'pattern', 'format'].some((word) => word in schema)) return 'string';
  return 'object';
}

function generateNumber(schema: SchemaObject, integer: boolean, { random, facts }: Context): number {
  const step = numberOf(schema, 'multipleOf') ?? (integer ? 1 : 0.01);
  const above = numberOf(schema, 'exclusiveMinimum');
  const below = numberOf(schema, 'exclusiveMaximum');
  const least = Math.max(numberOf(schema, 'minimum') ?? -Infinity, above === undefined ? -Infinity : above + step);
  const most = Math.min(numberOf(schema, 'maximum') ?? Infinity, below === undefined ? Infinity : below - step);
  const said = facts.numbers.find((value) => value >= least && value <= most && Number.isInteger(value / step));
  if (said !== undefined) return said;
  const low = least === -Infinity ? (most === Infinity ? 1 : most - 100 * step) : least;
  const high = most === Infinity ? low + 100 * step : most;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  if (last < first) return (low + high) / 2;
  return Number((random.integer(first, last) * step).toPrecision(15));
}

function generateArray(schema: SchemaObject, name: string, context: Context, depth: number): unknown[] {
  const tuple = schemasOf(schema['prefixItems']);
  const items = isSchema(schema['items']) ? schema['items'] : true;
  const least = numberOf(schema, 'minItems') ?? (depth > optionalDepthLimit ? 0 : Math.max(1, tuple.length));
  const most = numberOf(schema, 'maxItems') ?? Math.max(least, 2);
  const length = items === false ? tuple.length : Math.min(most, least);
  const unique = schema['uniqueItems'] === true;
  const values: unknown[] = [];
  for (let attempt = 0; values.length < length && attempt < length * 20; attempt += 1) {
    const value = generate(tuple[values.length] ?? items, name, context, depth + 1);
    if (unique && values.some((each) => JSON.stringify(each) === JSON.stringify(value))) continue;
    values.push(value);
  }
  return values;
}

function generateObject(schema: SchemaObject, context: Context, depth: number): Record<string, unknown> {
  const required = new Set(requiredOf(schema));
  const properties = propertiesOf(schema);
  const chosen =
    required.size === 0 && depth <= optionalDepthLimit ? properties : properties.filter(([name]) => required.has(name));
  const value = Object.fromEntries(chosen.map(([name, each]) => [name, generate(each, name, context, depth + 1)]));
  for (const name of required) value[name] ??= name in value ? value[name] : generate(true, name, context, depth + 1);
  const additional = schema['additionalProperties'];
  for (let index = 1; Object.keys(value).length < (numberOf(schema, 'minProperties') ?? 0); index += 1) {
    value[`field_${index}`] = generate(isSchema(additional) ? additional : true, 'field', context, depth + 1);
  }
  return value;
}

function generate(given: JsonSchema, name: string, context: Context, depth: number): unknown {
  if (depth > depthLimit) return null;
  const resolved = resolve(given, context.root);
  if (typeof resolved === 'boolean') return generateString({}, name, context);
  const schema = flatten(resolved, context, depth);
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum']) && schema['enum'].length > 0) return pickEnum(schema['enum'], context);
  switch (typeOf(schema, depth)) {
    case 'null':
      return null;
    case 'boolean':
      return context.random.next() < 0.5;
    case 'integer':
      return generateNumber(schema, true, context);
    case 'number':
      return generateNumber(schema, false, context);
    case 'array':
      return generateArray(schema, name, context, depth);
    case 'string':
      return typeof schema['pattern'] === 'string'
        ? generateFromPattern(schema['pattern'], context.random)
        : generateString(schema, name, context);
    default:
      return generateObject(schema, context, depth);
  }
}

/** An allowed value that the prompt names, else any. */
function pickEnum(values: readonly unknown[], { facts, random }: Context): unknown {
  const question = facts.question.toLowerCase();
  return (
    values.find((value) => typeof value === 'string' && value !== '' && question.includes(value.toLowerCase())) ??
    random.pick(values)
  );
}

/** A value that the schema accepts, with figures and names from the prompt where they fit; deterministic in `random`. */
export function generateFromSchema(schema: JsonSchema, facts: PromptFacts, random: RandomSource): unknown {
  return generate(schema, '', { root: schema, random, facts }, 0);
}
