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

/** Messages of many calls in one piece of memory, which can be handed to another thread without a copy. */
export interface PayloadBundle {
  readonly entries: readonly PayloadEntry[];
  /** The kept bytes of all entries in their order, request before response. */
  readonly content: Uint8Array<ArrayBuffer>;
}

export function keptBytesOf({ requestKeptBytes, responseKeptBytes }: PayloadEntry): number {
  return requestKeptBytes + responseKeptBytes;
}
