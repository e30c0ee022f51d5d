import { asRecord, listOf, recordOf, textOf, type JsonRecord } from './read-value.ts';

interface OpenCall {
  id: string | undefined;
  name: string;
  arguments: string;
}

interface OpenChoice {
  content: string;
  reasoning: string;
  refusal: string;
  finish: string | undefined;
  readonly calls: Map<number, OpenCall>;
}

/** One choice as far as it has come. */
export interface JoinedChoice extends Readonly<Omit<OpenChoice, 'calls'>> {
  /** Tool calls in their order; `arguments` is JSON once it is whole. */
  readonly calls: readonly Readonly<OpenCall>[];
}

function addCalls(choice: OpenChoice, deltas: unknown): void {
  listOf(deltas).forEach((item, place) => {
    const delta = recordOf(item);
    const index = typeof delta['index'] === 'number' ? delta['index'] : place;
    const made = recordOf(delta['function']);
    const call = choice.calls.get(index) ?? { id: undefined, name: '', arguments: '' };
    call.id = textOf(delta['id']) ?? call.id;
    call.name += textOf(made['name']) ?? '';
    call.arguments += textOf(made['arguments']) ?? '';
    choice.calls.set(index, call);
  });
}

function addDelta(choice: OpenChoice, delta: JsonRecord): void {
  choice.content += textOf(delta['content']) ?? '';
  choice.reasoning += textOf(delta['reasoning_content']) ?? textOf(delta['reasoning']) ?? '';
  choice.refusal += textOf(delta['refusal']) ?? '';
  addCalls(choice, delta['tool_calls']);
}

function inOrder<Value>(byIndex: ReadonlyMap<number, Value>): readonly Value[] {
  return [...byIndex.entries()].toSorted(([one], [other]) => one - other).map(([, value]) => value);
}

/** Puts the chunks of a Chat Completions stream together, one after the other as they come. */
export class ChatStreamJoin {
  readonly #choices = new Map<number, OpenChoice>();
  #error: JsonRecord | undefined;
  #usage: JsonRecord | undefined;

  add(event: JsonRecord): void {
    this.#error = asRecord(event['error']) ?? this.#error;
    this.#usage = asRecord(event['usage']) ?? this.#usage;
    for (const item of listOf(event['choices'])) {
      const part = recordOf(item);
      const choice = this.#choiceOf(typeof part['index'] === 'number' ? part['index'] : 0);
      addDelta(choice, recordOf(part['delta']));
      choice.finish = textOf(part['finish_reason']) ?? choice.finish;
    }
  }

  /** In the order of their indices, as they stand now. */
  get choices(): readonly JoinedChoice[] {
    return inOrder(this.#choices).map((choice) => ({
      ...choice,
      calls: inOrder(choice.calls).map((call) => ({ ...call })),
    }));
  }

  /** Of the newest chunk that had one. */
  get usage(): JsonRecord | undefined {
    return this.#usage;
  }

  /** Why it broke off. */
  get error(): JsonRecord | undefined {
    return this.#error;
  }

  #choiceOf(index: number): OpenChoice {
    const known = this.#choices.get(index);
    if (known !== undefined) return known;
    const choice: OpenChoice = { content: '', reasoning: '', refusal: '', finish: undefined, calls: new Map() };
    this.#choices.set(index, choice);
    return choice;
  }
}
