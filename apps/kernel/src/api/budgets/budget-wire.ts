import type { budgetIncrease, budgetListItem, budgetDetail } from '@agent-os/core/contracts';
import { unnamedUser, userOfWindow } from '@agent-os/core/economy';
import type { BudgetIncreaseRow, BudgetNoticeRow, BudgetRow, BudgetVersionRow, BudgetWindowRow } from '@agent-os/db';
import type { z } from 'zod';
import { estimateRunOut } from './estimate-run-out.ts';
import type { PlacedScope } from './place-scopes.ts';

type Detail = z.infer<typeof budgetDetail>;
export type BudgetWire = z.infer<typeof budgetListItem>;
type WindowWire = NonNullable<BudgetWire['window']>;

interface Authored {
  readonly authorKind: 'person' | 'token' | 'system';
  readonly authorId: string;
  readonly authorName: string | null;
}

const authorWire = ({ authorKind: kind, authorId: id, authorName: name }: Authored) => ({ kind, id, name });

export function increaseWire(row: BudgetIncreaseRow): z.infer<typeof budgetIncrease> {
  const { id, amount, fromAt, untilAt, reason, revokedAt } = row;
  const times = { from: fromAt.getTime(), until: untilAt.getTime(), endedAt: revokedAt?.getTime() ?? null };
  return { id, amount: amount.toString(), ...times, reason, by: authorWire(row) };
}

/** A print of the end user's name, or empty: calls that name nobody. */
function userWire(windowKey: string): string | null {
  const user = userOfWindow(windowKey) ?? null;
  return user === unnamedUser ? '' : user;
}

export function windowWire({ windowKey, startsAt, endsAt, spent, reserved, calls }: BudgetWindowRow): WindowWire {
  return {
    key: windowKey,
    user: userWire(windowKey),
    startsAt: startsAt.getTime(),
    endsAt: endsAt?.getTime() ?? null,
    spentAmount: spent.toString(),
    reservedAmount: reserved.toString(),
    calls: Number(calls),
  };
}

export function noticeWire({ windowKey, percent, spent, cap, at }: BudgetNoticeRow): Detail['notices'][number] {
  return { percent, windowKey, spentAmount: spent.toString(), capAmount: cap.toString(), at: at.getTime() };
}

export function versionWire(row: BudgetVersionRow): Detail['versions'][number] {
  const { number, reason, at, configuration } = row;
  const { cap, action, notifyPercents, timeZone, archived } = configuration;
  return {
    number,
    capAmount: cap,
    action,
    noticePercents: [...notifyPercents],
    timeZone,
    archived,
    reason,
    by: authorWire(row),
    at: at.getTime(),
  };
}

export interface BudgetFacts {
  readonly placed: PlacedScope;
  /** The present one; undefined for a budget of runs while there was none. */
  readonly window: WindowWire | undefined;
  /** In force. */
  readonly increases: readonly BudgetIncreaseRow[];
  /** Of that window. */
  readonly notices: readonly BudgetNoticeRow[];
  readonly nowMs: number;
}

function runOutOf(
  { period, archivedAt, createdAt }: BudgetRow,
  cap: bigint,
  { window, nowMs }: BudgetFacts,
): number | null {
  if (window === undefined || period === 'run' || archivedAt !== null) return null;
  const { spentAmount, startsAt: startsAtMs, endsAt: endsAtMs } = window;
  return estimateRunOut({
    spent: BigInt(spentAmount),
    cap,
    startsAtMs,
    sinceMs: Math.max(startsAtMs, createdAt.getTime()),
    endsAtMs,
    nowMs,
  });
}

/** A budget as lists have it. */
export function budgetWire(row: BudgetRow, facts: BudgetFacts): BudgetWire {
  const { placed, window, increases, notices } = facts;
  const cap = increases.reduce((sum, { amount }) => sum + amount, row.cap);
  const taken = BigInt(window?.spentAmount ?? 0) + BigInt(window?.reservedAmount ?? 0);
  const highest = notices.toSorted((one, other) => other.percent - one.percent)[0];
  return {
    id: row.id,
    name: row.name,
    scope: placed.scope,
    path: [...placed.path],
    depth: placed.depth,
    period: row.period,
    unit: row.unit,
    action: row.action,
    noticePercents: [...row.notifyPercents],
    timeZone: row.timeZone,
    version: row.version,
    archivedAt: row.archivedAt?.getTime() ?? null,
    capAmount: row.cap.toString(),
    capNowAmount: cap.toString(),
    window: window ?? null,
    availableAmount: (cap - taken).toString(),
    increases: increases
      .toSorted((one, other) => one.untilAt.getTime() - other.untilAt.getTime())
      .map((increase) => increaseWire(increase)),
    lastNotice: highest === undefined ? null : noticeWire(highest),
    runsOutAt: runOutOf(row, cap, facts),
  };
}
