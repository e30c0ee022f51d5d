import type { OfferedTool } from './message.ts';
import { asRecord, listOf, recordOf, textOf, type JsonRecord } from './read-value.ts';

const longestOption = 200;

/** Everything a request asks for besides its content, short enough to be read. */
export function readOptions(body: JsonRecord, content: readonly string[]): readonly (readonly [string, string])[] {
  const left = new Set([...content, 'model', 'tools', 'functions']);
  return Object.entries(body)
    .filter(([name, value]) => !left.has(name) && value !== null && value !== undefined)
    .map(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return [name, text.length > longestOption ? `${text.slice(0, longestOption)}…` : text] as const;
    });
}

/** The tools a model may call: all protocols name them, in one of two places. */
export function readTools(body: JsonRecord): readonly OfferedTool[] {
  return [...listOf(body['tools']), ...listOf(body['functions'])].map((tool) => {
    const outer = recordOf(tool);
    const inner = asRecord(outer['function']) ?? outer;
    return {
      name: textOf(inner['name']) ?? textOf(outer['type']) ?? 'unnamed',
      description: textOf(inner['description']) ?? null,
    };
  });
}
