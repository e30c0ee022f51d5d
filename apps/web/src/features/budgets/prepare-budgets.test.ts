import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Budget } from './budget-types.ts';
import { atCapOf, atCapWords } from './budget-words.ts';
import { describeBudget, describeCap } from './describe-budget.ts';
import { prepareBar } from './prepare-bar.ts';
import { prepareBudgets } from './prepare-budgets.ts';

const start = Date.UTC(2026, 10, 18);
const hourMs = 3_600_000;
const present = { nowMs: start + 12 * hourMs, zone: 'UTC' };
const usd = (amount: number) => (BigInt(amount) * 1_000_000_000n).toString();

interface Given {
  readonly cap?: string;
  readonly spent?: string;
  readonly reserved?: string;
}

function budgetWith({ cap = usd(160), spent = '0', reserved = '0' }: Given, more: Partial<Budget> = {}): Budget {
  return {
    id: 'bdg_1',
    name: 'tier1-resolver, USD a day',
    scope: { kind: 'agent', id: 'agt_1', name: 'tier1-resolver' },
    path: [],
    depth: 1,
    period: 'day',
    unit: 'usd',
    action: 'deny',
    noticePercents: [50, 80, 100],
    timeZone: 'UTC',
    version: 1,
    archivedAt: null,
    capAmount: cap,
    capNowAmount: cap,
    window: {
      key: String(start),
      user: null,
      startsAt: start,
      endsAt: start + 24 * hourMs,
      spentAmount: spent,
      reservedAmount: reserved,
      calls: 1,
    },
    availableAmount: (BigInt(cap) - BigInt(spent) - BigInt(reserved)).toString(),
    increases: [],
    lastNotice: null,
    runsOutAt: null,
    ...more,
  };
}

const rowOf = (budget: Budget) => prepareBudgets([budget], present, true)[0];

describe('a budget in the list', () => {
  test('says when it starts again and when it runs out', () => {
    const runsOutAt = start + 21 * hourMs;
    expect(rowOf(budgetWith({ spent: usd(74) }, { runsOutAt }))).toMatchObject({
      state: 'runs_early',
      resets: '00:00',
      runsOut: '21:00',
    });
    expect(rowOf(budgetWith({ spent: usd(20) }))).toMatchObject({ state: 'in_hand', runsOut: 'not today' });
    expect(rowOf(budgetWith({}))).toMatchObject({ runsOut: '–', usedShare: 0 });
    expect(rowOf(budgetWith({ spent: usd(160) }))).toMatchObject({ state: 'used_up', runsOut: 'used up' });
  });

  test('of nothing is used up from the start', () => {
    expect(rowOf(budgetWith({ cap: '0' }))).toMatchObject({ state: 'used_up', usedShare: 0 });
  });

  test('of credits says that it is not enforced, however full it seems', () => {
    const old = budgetWith({ cap: '0' }, { unit: 'credits' });
    expect(rowOf(old)).toMatchObject({ state: 'not_enforced', runsOut: '–' });
    expect(atCapWords[atCapOf(old)]).toBe('not enforced');
    expect(describeBudget(old, present)).toContain('It limits nothing');
    expect(atCapWords[atCapOf(budgetWith({}))]).toBe('deny');
  });

  test('of each end user tells of the one who spent most, and whom the rest is left to', () => {
    const over = { kind: 'user', id: null, name: 'every end user' } as const;
    const ofAgent = { ...over, id: 'agt_1', name: 'tier1-resolver' };
    const withUser = (user: string | null, spent: string, scope: Budget['scope'] = over) => {
      const budget = budgetWith({ spent }, { scope });
      return describeBudget({ ...budget, window: budget.window && { ...budget.window, user } }, present);
    };
    expect(withUser(null, '0')).toBe(
      'No end user has used more than $0.00 of $160.00 today. Each has $160.00 until 00:00.',
    );
    expect(withUser('a-print', usd(60))).toBe(
      'The end user who spent most has used $60.00 of $160.00 today. $100.00 are left until 00:00.',
    );
    expect(withUser('a-print', usd(160), ofAgent)).toBe(
      'The end user of tier1-resolver who spent most has used $160.00 of $160.00 today. Their new calls are refused until 00:00; ' +
        'whoever may change budgets can raise it.',
    );
    expect(withUser('', usd(60), ofAgent)).toContain(
      'Calls of tier1-resolver that name no end user have together used',
    );
  });

  test('is moved to the right by its depth in the tree alone', () => {
    expect(prepareBudgets([budgetWith({}, { depth: 3 })], present, false)[0]?.indent).toBe(0);
    expect(rowOf(budgetWith({}, { depth: 3 }))?.indent).toBe(3);
  });
});

describe('its bar', () => {
  test('holds what is spent and reserved, and its rule stays on it, whatever the amounts', () => {
    const amount = fc.bigInt({ min: 0n, max: 9_223_372_036_854_775_807n }).map(String);
    fc.assert(
      fc.property(amount, amount, amount, (cap, spent, reserved) => {
        const bar = prepareBar(budgetWith({ cap, spent, reserved }), present.nowMs);
        for (const place of [bar.spent, bar.reserved, bar.cap, bar.now ?? 0]) {
          expect(place >= 0 && place <= 1).toBe(true);
        }
        expect(bar.spent + bar.reserved).toBeLessThanOrEqual(1);
        if (BigInt(spent) >= BigInt(cap) && BigInt(cap) > 0n) expect(bar.tone).toBe('stop');
      }),
    );
  });

  test('marks how much of the period is over', () => {
    const bar = prepareBar(budgetWith({ spent: usd(40) }), present.nowMs);
    expect(bar.now).toBeCloseTo(bar.cap / 2);
    expect(bar.spent).toBeCloseTo(bar.cap / 4);
  });
});

describe('another cap', () => {
  test('says what it leaves of the present window', () => {
    const budget = budgetWith({ spent: usd(60), reserved: usd(10) }, { capNowAmount: usd(180) });
    expect(describeCap(budget, 100_000_000_000n)).toBe(
      'Then $50.00 of the present window are left, with the $20.00 it is raised by.',
    );
    expect(describeCap(budgetWith({ spent: usd(60) }), 0n)).toBe(
      'The present window has used that much already: new calls are refused.',
    );
  });
});

describe('its sentence', () => {
  test('says what is used and what comes next', () => {
    expect(describeBudget(budgetWith({ spent: usd(160) }), present)).toBe(
      'tier1-resolver has used $160.00 of $160.00 today. New calls are refused until 00:00; whoever may change budgets can raise it.',
    );
    expect(describeBudget(budgetWith({ spent: usd(160) }, { action: 'throttle' }), present)).toContain(
      'New calls wait',
    );
    expect(describeBudget(budgetWith({ spent: usd(160) }, { action: 'notify' }), present)).toContain('Calls go on');
    expect(describeBudget(budgetWith({ spent: usd(60) }), present)).toContain('$100.00 are left until 00:00.');
  });
});
