/** A file that goes with a message. */
export interface MailAttachment {
  readonly name: string;
  readonly contentType: string;
  readonly content: string;
}

export interface MailMessage {
  /** `<name@domain>`; the same for every attempt at one message, so that whoever gets it twice can tell. */
  readonly messageId: string;
  /** Bare addresses. Who may be written to is decided by whoever sends. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly MailAttachment[];
}

export interface MailRefusal {
  readonly address: string;
  readonly reason: string;
}

/** What became of a message. Sentences are for people: they hold no secret, and say what to do. */
export type MailOutcome =
  | { readonly state: 'sent'; readonly accepted: readonly string[]; readonly refused: readonly MailRefusal[] }
  | {
      readonly state: 'failed';
      readonly problem: string;
      /** Trying again would change nothing. */
      readonly permanent: boolean;
    };

/** The organisation's way to write to people. Never throws for what a server does or fails to do. */
export interface Mail {
  /** Environment variables without which nothing can be sent; empty when mail is set up. */
  readonly missing: readonly string[];
  /** The sender's bare address; undefined when mail is not set up. */
  readonly from: string | undefined;
  send(message: MailMessage): Promise<MailOutcome>;
}
