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
  readonly parts: readonly Uint8Array[];
}

/** Messages of many calls in one piece of memory, which can be handed to another thread without a copy. */
export interface PayloadBundle {
  readonly entries: readonly PayloadEntry[];
  /** The kept bytes of all entries in their order, request before response. */
  readonly content: Uint8Array<ArrayBuffer>;
}

export function bundlePayloads(captured: readonly CapturedPayload[]): PayloadBundle {
  const content = new Uint8Array(captured.reduce((total, entry) => total + keptBytesOf(entry), 0));
  let offset = 0;
  for (const { parts } of captured) {
    for (const part of parts) {
      content.set(part, offset);
      offset += part.length;
    }
  }
  return { entries: captured.map(({ parts: _parts, ...entry }) => entry), content };
}

export function keptBytesOf({ requestKeptBytes, responseKeptBytes }: PayloadEntry): number {
  return requestKeptBytes + responseKeptBytes;
}
