import type { QueuedCall } from '../calls/index.ts';
import type { ServicePace } from '../policies/index.ts';
import { OrderedTree, type TreeNode } from '../queue/index.ts';
import { serviceMsOf } from '../rules/index.ts';

interface Booking {
  readonly serviceMs: number;
  readonly deadlineAt: number;
}

/**
 * Over a stretch of deadlines: all its work, and how late its worst call would be if the stretch began at zero; both
 * in ms of slots, whole numbers, so that the shape of the tree does not show in them.
 */
interface Stretch {
  workMs: number;
  lateMs: number;
}

/**
 * The accepted calls with a deadline, for the admission test of EDF: with the work spread evenly over the slots, does
 * every one of them still end in time? One insertion answers for all, in O(log n).
 */
export class DeadlineBook {
  readonly #slots: number;
  readonly #pace: ServicePace;
  readonly #tree: OrderedTree<Booking, Stretch>;
  readonly #places = new Map<string, TreeNode<Booking, Stretch>>();

  constructor(slots: number, pace: ServicePace, nextBalance: () => number) {
    this.#slots = Math.max(1, slots);
    this.#pace = pace;
    const slotsUsed = this.#slots;
    this.#tree = new OrderedTree<Booking, Stretch>(
      {
        create: () => ({ workMs: 0, lateMs: 0 }),
        refresh(sum, booking, left, right) {
          const workMs = (left?.workMs ?? 0) + booking.serviceMs;
          sum.lateMs = Math.max(
            left?.lateMs ?? -Infinity,
            workMs - slotsUsed * booking.deadlineAt,
            workMs + (right?.lateMs ?? -Infinity),
          );
          sum.workMs = workMs + (right?.workMs ?? 0);
        },
      },
      nextBalance,
    );
  }

  /** Books the call, unless it or a booked one would then be late; `runningMs` is the service still to come elsewhere. */
  accept(queued: QueuedCall, runningMs: number, clock: number): boolean {
    const { id, deadlineAt, inputTokens, expectedOutputTokens } = queued.call;
    if (deadlineAt === null) return true;
    const serviceMs = Math.ceil(serviceMsOf(inputTokens, expectedOutputTokens, this.#pace));
    if (clock + serviceMs > deadlineAt) return false;
    const place = this.#tree.insert({ serviceMs, deadlineAt }, deadlineAt, queued.sequence, 0);
    if (this.#slots * clock + runningMs + (this.#tree.sum?.lateMs ?? 0) > 0) {
      this.#tree.remove(place);
      return false;
    }
    this.#places.set(id, place);
    return true;
  }

  remove(callId: string): void {
    const place = this.#places.get(callId);
    if (place !== undefined) this.#tree.remove(place);
    this.#places.delete(callId);
  }
}
