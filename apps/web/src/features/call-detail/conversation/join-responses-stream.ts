import { asRecord, listOf, recordOf, textOf, type JsonRecord } from './read-value.ts';

type Part = Record<string, unknown>;
type Item = Record<string, unknown> & { parts: Map<number, Part> };

const lastEvents = new Set(['response.completed', 'response.incomplete', 'response.failed']);

function itemAt(items: Map<number, Item>, event: JsonRecord): Item {
  const index = typeof event['output_index'] === 'number' ? event['output_index'] : 0;
  const item = items.get(index) ?? { parts: new Map() };
  items.set(index, item);
  return item;
}

function partAt(item: Item, event: JsonRecord, key: string): Part {
  const index = typeof event[key] === 'number' ? event[key] : 0;
  const part = item.parts.get(index) ?? {};
  item.parts.set(index, part);
  return part;
}

function append(target: Record<string, unknown>, field: string, delta: unknown): void {
  target[field] = `${textOf(target[field]) ?? ''}${textOf(delta) ?? ''}`;
}

/** Takes one event in; the few kinds that carry content. */
function apply(items: Map<number, Item>, event: JsonRecord): void {
  const type = textOf(event['type']) ?? '';
  if (type === 'response.output_item.added' || type === 'response.output_item.done') {
    const item = itemAt(items, event);
    Object.assign(item, recordOf(event['item']));
    // Whole: what was put together from its deltas is in it.
    if (type.endsWith('.done')) item.parts.clear();
  } else if (type === 'response.output_text.delta') {
    const part = partAt(itemAt(items, event), event, 'content_index');
    part['type'] = 'output_text';
    append(part, 'text', event['delta']);
  } else if (type === 'response.refusal.delta') {
    const part = partAt(itemAt(items, event), event, 'content_index');
    part['type'] = 'refusal';
    append(part, 'refusal', event['delta']);
  } else if (type === 'response.reasoning_summary_text.delta' || type === 'response.reasoning_text.delta') {
    const item = itemAt(items, event);
    item['type'] = 'reasoning';
    append(partAt(item, event, 'summary_index'), 'text', event['delta']);
  } else if (type === 'response.function_call_arguments.delta') {
    append(itemAt(items, event), 'arguments', event['delta']);
  }
}

function closeItem({ parts, ...item }: Item): JsonRecord {
  if (parts.size === 0) return item;
  const inOrder = [...parts.entries()].toSorted(([one], [other]) => one - other).map(([, part]) => part);
  return item['type'] === 'reasoning'
    ? { ...item, summary: inOrder }
    : { role: 'assistant', type: 'message', ...item, content: inOrder };
}

/** The whole answer: its last event carries it; a stream that broke off is put together from its deltas. */
export function joinResponsesStream(events: readonly JsonRecord[]): {
  readonly body: JsonRecord;
  readonly ended: boolean;
} {
  const last = events.findLast(({ type }) => lastEvents.has(textOf(type) ?? ''));
  const whole = asRecord(last?.['response']);
  if (whole !== undefined && listOf(whole['output']).length > 0) return { body: whole, ended: true };
  const items = new Map<number, Item>();
  for (const event of events) apply(items, event);
  const output = [...items.entries()].toSorted(([one], [other]) => one - other).map(([, item]) => closeItem(item));
  const failure = events.find(({ type }) => type === 'error');
  const error = failure === undefined ? {} : { error: { message: textOf(failure['message']) ?? 'error' } };
  return { body: { ...whole, ...error, output }, ended: whole !== undefined };
}
