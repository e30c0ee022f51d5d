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

function choiceOf(choices: Map<number, OpenChoice>, index: number): OpenChoice {
  const known = choices.get(index);
  if (known !== undefined) return known;
  const choice: OpenChoice = { content: '', reasoning: '', refusal: '', finish: undefined, calls: new Map() };
  choices.set(index, choice);
  return choice;
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

function closeChoice({ content, reasoning, refusal, finish, calls }: OpenChoice): JsonRecord {
  const toolCalls = [...calls.entries()]
    .toSorted(([one], [other]) => one - other)
    .map(([, call]) => ({ id: call.id, function: { name: call.name, arguments: call.arguments } }));
  return {
    finish_reason: finish ?? null,
    message: {
      role: 'assistant',
      content: content === '' ? null : content,
      ...(reasoning === '' ? {} : { reasoning_content: reasoning }),
      ...(refusal === '' ? {} : { refusal }),
      ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls }),
    },
  };
}

/** Puts the chunks of a Chat Completions stream together into the answer they would have been unstreamed. */
export function joinChatStream(events: readonly JsonRecord[]): { readonly body: JsonRecord; readonly ended: boolean } {
  const choices = new Map<number, OpenChoice>();
  let error: JsonRecord | undefined;
  for (const event of events) {
    error = asRecord(event['error']) ?? error;
    for (const item of listOf(event['choices'])) {
      const part = recordOf(item);
      const choice = choiceOf(choices, typeof part['index'] === 'number' ? part['index'] : 0);
      addDelta(choice, recordOf(part['delta']));
      choice.finish = textOf(part['finish_reason']) ?? choice.finish;
    }
  }
  const closed = [...choices.entries()].toSorted(([one], [other]) => one - other).map(([, choice]) => choice);
  return {
    body: { choices: closed.map(closeChoice), ...(error === undefined ? {} : { error }) },
    ended: closed.length > 0 && closed.every(({ finish }) => finish !== undefined),
  };
}
