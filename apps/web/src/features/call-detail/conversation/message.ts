/** A file inside a message: its kind and size, never its content. */
export interface FilePart {
  readonly kind: 'file';
  /** `image`, `audio`, `document` */
  readonly what: string;
  /** Media type or file name where given. */
  readonly type: string | null;
  /** Null when only an address or an id was sent. */
  readonly bytes: number | null;
  readonly address: string | null;
}

export type MessagePart =
  | { readonly kind: 'text'; readonly text: string }
  /** An answer that is JSON, as a schema asked for. */
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'reasoning'; readonly text: string }
  /** Reasoning that the provider sealed: its size in characters. */
  | { readonly kind: 'hidden-reasoning'; readonly characters: number }
  | { readonly kind: 'refusal'; readonly text: string }
  | {
      readonly kind: 'tool-call';
      readonly name: string | null;
      readonly callId: string | null;
      readonly content: string;
    }
  | {
      readonly kind: 'tool-result';
      readonly name: string | null;
      readonly callId: string | null;
      readonly content: string;
      readonly failed: boolean;
    }
  | FilePart
  | { readonly kind: 'vector'; readonly index: number; readonly dimensions: number; readonly beginning: string }
  /** A kind of part that this version does not know, as it came. */
  | { readonly kind: 'other'; readonly type: string; readonly value: unknown };

export interface Message {
  readonly role: string;
  readonly parts: readonly MessagePart[];
  /** Among several answers, or several inputs of one call. */
  readonly name: string | null;
}

export interface OfferedTool {
  readonly name: string;
  readonly description: string | null;
}

/** One side of a call, as people read it. */
export interface ReadSide {
  readonly messages: readonly Message[];
  /** Set when the text is not what the protocol says: it is then shown as it is. */
  readonly unread: boolean;
}

export interface ReadRequest extends ReadSide {
  readonly tools: readonly OfferedTool[];
  /** What else was asked for: `temperature` `0.2`. */
  readonly options: readonly (readonly [name: string, value: string])[];
}

export interface ReadAnswer extends ReadSide {
  /** Why it ended, in the provider's word. */
  readonly finish: string | null;
  /** A stream that broke off, or a body that was cut. */
  readonly incomplete: boolean;
  readonly error: string | null;
}
