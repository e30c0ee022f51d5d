import type { BilledClass, InvoiceLineKind } from './invoice-line.ts';
import type { BilledLine, DifferenceCause, GroupState, RecordedDay } from './reconciliation.ts';

interface ClassSum {
  quantity: bigint;
  nanoUsd: bigint;
}

/** A group while lines and spend are put into it. */
export class GroupDraft {
  readonly key: string;
  readonly kind: InvoiceLineKind;
  readonly day: number | null;
  /** A model's id, the text of one that nobody knows, or empty. */
  readonly subject: string;
  readonly tokenClass: BilledClass | null;
  lines = 0;
  calls = 0;
  /** Null once a line did not tell. */
  billedQuantity: bigint | null = 0n;
  billedNanoUsd = 0n;
  /** Of lines that were in the file before. */
  repeatedNanoUsd = 0n;
  recordedQuantity = 0n;
  recordedNanoUsd = 0n;
  /** Rows of spend in it, and those that were booked late. */
  recordedRows = 0;
  lateRows = 0;
  readonly recordedClasses = new Map<BilledClass, ClassSum>();
  state: GroupState = 'agrees';
  cause: DifferenceCause | null = null;

  constructor(place: {
    readonly kind: InvoiceLineKind;
    readonly day: number | null;
    readonly subject: string;
    readonly tokenClass: BilledClass | null;
  }) {
    const { kind, day, subject, tokenClass } = place;
    this.kind = kind;
    this.day = day;
    this.subject = subject;
    this.tokenClass = tokenClass;
    this.key = `${kind}/${day ?? '*'}/${subject === '' ? '*' : subject}/${tokenClass ?? '*'}`;
  }

  get differenceNanoUsd(): bigint {
    return this.billedNanoUsd - this.recordedNanoUsd;
  }

  addLine(line: BilledLine, repeated: boolean): void {
    this.lines += 1;
    this.billedNanoUsd += line.costNanoUsd;
    if (repeated) this.repeatedNanoUsd += line.costNanoUsd;
    this.billedQuantity =
      this.billedQuantity === null || line.quantity === null ? null : this.billedQuantity + line.quantity;
  }

  addSpend(recorded: RecordedDay, spent: RecordedDay['classes'][number]): void {
    this.recordedRows += 1;
    if (recorded.late) this.lateRows += 1;
    this.recordedQuantity += spent.quantity;
    this.recordedNanoUsd += spent.nanoUsd;
    const sum = this.recordedClasses.get(spent.tokenClass) ?? { quantity: 0n, nanoUsd: 0n };
    sum.quantity += spent.quantity;
    sum.nanoUsd += spent.nanoUsd;
    this.recordedClasses.set(spent.tokenClass, sum);
  }
}
