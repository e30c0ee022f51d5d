/** What is known of a call's messages besides the messages. */
export interface PayloadEntry {
  readonly organisationId: string;
  readonly callId: string;
  readonly capturedAtMs: number;
  /** Bytes there were, and how many of them are kept, on each side. */
  readonly requestBytes: number;
  readonly requestKeptBytes: number;
  readonly responseBytes: number;
  readonly responseKeptBytes: number;
}

/** Messages that wait to be saved: references to bytes that the call held anyway. */
export interface CapturedPayload extends PayloadEntry {
  readonly request: Uint8Array;
  readonly response: readonly Uint8Array[];
}

/** Messages of many calls in one piece of memory, which can be handed to another thread without a copy. */
export interface PayloadBundle {
  /** Those of an organisation stand together. */
  readonly entries: readonly PayloadEntry[];
  /** The kept bytes of all entries in their order, request before response. */
  readonly content: Uint8Array<ArrayBuffer>;
}

export function bundlePayloads(waiting: readonly CapturedPayload[]): PayloadBundle {
  const captured = [...Map.groupBy(waiting, ({ organisationId }) => organisationId).values()].flat();
  const content = new Uint8Array(captured.reduce((total, entry) => total + keptBytesOf(entry), 0));
  let offset = 0;
  const add = (part: Uint8Array) => {
    content.set(part, offset);
    offset += part.length;
  };
  for (const { request, response, responseKeptBytes } of captured) {
    add(request);
    // A stream whose client left may still have got a chunk since: what was counted is what is kept.
    let room = responseKeptBytes;
    for (const chunk of response) {
      add(chunk.subarray(0, room));
      room -= Math.min(room, chunk.length);
    }
  }
  return { entries: captured.map(entryOf), content };
}

/** Field by field: what is left of a destructured object is a dictionary, slow to make and to send to another thread. */
function entryOf(captured: CapturedPayload): PayloadEntry {
  const { organisationId, callId, capturedAtMs, requestBytes, requestKeptBytes, responseBytes, responseKeptBytes } =
    captured;
  return {
    organisationId,
    callId,
    capturedAtMs,
    requestBytes,
    requestKeptBytes,
    responseBytes,
    responseKeptBytes,
  };
}

export function keptBytesOf({ requestKeptBytes, responseKeptBytes }: PayloadEntry): number {
  return requestKeptBytes + responseKeptBytes;
}
