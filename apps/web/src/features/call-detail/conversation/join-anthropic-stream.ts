import { recordOf, textOf, type JsonRecord } from './read-value.ts';

type Block = Record<string, unknown> & { partial: string };

function applyDelta(block: Block, delta: JsonRecord): void {
  const type = textOf(delta['type']) ?? '';
  if (type === 'text_delta') block['text'] = `${textOf(block['text']) ?? ''}${textOf(delta['text']) ?? ''}`;
  if (type === 'thinking_delta') {
    block['thinking'] = `${textOf(block['thinking']) ?? ''}${textOf(delta['thinking']) ?? ''}`;
  }
  if (type === 'input_json_delta') block.partial += textOf(delta['partial_json']) ?? '';
}

/** Arguments of a tool come as pieces of JSON; the text stands as it came where it was cut. */
function closeBlock({ partial, ...block }: Block): JsonRecord {
  return partial === '' ? block : { ...block, input: partial };
}

/** Puts the events of a Messages stream together into the message they would have been unstreamed. */
export function joinAnthropicStream(events: readonly JsonRecord[]): {
  readonly body: JsonRecord;
  readonly ended: boolean;
} {
  const blocks = new Map<number, Block>();
  let message: JsonRecord = {};
  let ended = false;
  for (const event of events) {
    const index = typeof event['index'] === 'number' ? event['index'] : 0;
    switch (event['type']) {
      case 'message_start':
        message = recordOf(event['message']);
        break;
      case 'content_block_start':
        blocks.set(index, { ...recordOf(event['content_block']), partial: '' });
        break;
      case 'content_block_delta': {
        const block = blocks.get(index) ?? { type: 'text', partial: '' };
        blocks.set(index, block);
        applyDelta(block, recordOf(event['delta']));
        break;
      }
      case 'message_delta':
        message = { ...message, ...recordOf(event['delta']) };
        break;
      case 'message_stop':
        ended = true;
        break;
      case 'error':
        message = { ...message, error: recordOf(event['error']) };
        break;
      default:
    }
  }
  const content = [...blocks.entries()].toSorted(([one], [other]) => one - other).map(([, block]) => closeBlock(block));
  return { body: { ...message, content }, ended };
}
