import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highestClaimOf, riskScoreOf, serviceClasses, type ServiceClass } from '../../scheduling/index.ts';
import type { TextReading } from '../classifier/index.ts';
import type { IntentRule } from '../rules/index.ts';
import { decideIntent, explainIntent, type IntentDecision, type IntentFacts } from './index.ts';

const anyClass = fc.constantFrom(...serviceClasses);
const anyRiskClass = fc.constantFrom(null, 'R0', 'R1', 'R2', 'R3', 'R4') as fc.Arbitrary<IntentFacts['riskClass']>;
const rank = (name: ServiceClass) => serviceClasses.indexOf(name);

function readingOf(serviceClass: ServiceClass, probability: number): TextReading {
  const others = serviceClasses.filter((name) => name !== serviceClass);
  const rest = Object.fromEntries(others.map((name) => [name, (1 - probability) / 3]));
  const reasons = [
    { word: 'customer', bits: 3, inExamples: true },
    { word: 'mueller', bits: 2, inExamples: false },
  ];
  return { serviceClass, probability, probabilities: { ...rest, [serviceClass]: probability }, reasons };
}

const anyReading = fc.option(
  fc.tuple(anyClass, fc.double({ min: 0.3, max: 1, noNaN: true })).map(([name, share]) => readingOf(name, share)),
  { nil: undefined },
);
const anyFacts: fc.Arbitrary<IntentFacts> = fc.record({
  riskClass: anyRiskClass,
  claimed: fc.option(anyClass),
  streamed: fc.boolean(),
  rule: fc.option(
    fc.record({
      name: fc.constant('Payments'),
      where: fc.constant([]),
      serviceClass: anyClass,
      riskPercent: fc.option(fc.integer({ min: 0, max: 100 })),
    }) as fc.Arbitrary<IntentRule>,
    { nil: undefined },
  ),
  reading: anyReading,
});

type Decide = (facts: IntentFacts) => IntentDecision;

/** Whoever calls gets nothing by words alone that the agent may not claim. */
function checkCap(decide: Decide, facts: IntentFacts): void {
  const { serviceClass, loweredFrom } = decide({ ...facts, rule: undefined });
  const highest = highestClaimOf(facts.riskClass);
  expect(rank(serviceClass)).toBeGreaterThanOrEqual(rank(highest));
  if (loweredFrom !== null) {
    expect(serviceClass).toBe(highest);
    expect(rank(loweredFrom)).toBeLessThan(rank(highest));
  }
}

const quiet: IntentFacts = {
  riskClass: 'R2',
  claimed: null,
  streamed: false,
  rule: undefined,
  reading: undefined,
};

describe('what a call means', () => {
  test('is never more than its agent may claim, by header or by text', () => {
    fc.assert(fc.property(anyFacts, (facts) => checkCap(decideIntent, facts)));
  });

  test('is caught when the text is believed without a cap (canary)', () => {
    const gullible: Decide = (facts) => ({
      ...decideIntent(facts),
      serviceClass: facts.reading?.serviceClass ?? 'standard',
    });
    expect(() => checkCap(gullible, { ...quiet, reading: readingOf('critical', 1) })).toThrow();
  });

  test('is what a rule says before everything else', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decision = decideIntent(facts);
        if (facts.rule) expect(decision).toMatchObject({ serviceClass: facts.rule.serviceClass, source: 'rule' });
        else expect(decision.source).not.toBe('rule');
      }),
    );
  });

  test('is the claim before the text, and the text before the registration', () => {
    const reading = readingOf('batch', 0.9);
    expect(decideIntent({ ...quiet, claimed: 'interactive', reading }).serviceClass).toBe('interactive');
    expect(decideIntent({ ...quiet, reading })).toMatchObject({ serviceClass: 'batch', source: 'text' });
    expect(decideIntent({ ...quiet, reading: readingOf('batch', 0.5) })).toMatchObject({
      serviceClass: 'standard',
      source: 'registration',
    });
    expect(decideIntent({ ...quiet, streamed: true }).serviceClass).toBe('interactive');
  });

  test('has a risk that the text moves by at most a quarter, unless a rule states it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { riskScore } = decideIntent(facts);
        expect(riskScore).toBeGreaterThanOrEqual(0);
        expect(riskScore).toBeLessThanOrEqual(1);
        const stated = facts.rule?.riskPercent ?? null;
        const moved = Math.abs(riskScore - riskScoreOf(facts.riskClass));
        if (stated === null) expect(moved).toBeLessThanOrEqual(0.25 + 1e-9);
        else expect(riskScore).toBe(stated / 100);
      }),
    );
  });
});

describe('the explanation', () => {
  const explain = (facts: IntentFacts) => explainIntent(facts, decideIntent(facts));

  test('names the words of the text and by how much they speak', () => {
    expect(explain({ ...quiet, reading: readingOf('interactive', 0.91) })).toBe(
      'interactive, as its text reads (91 %: customer ×8.0); risk 0.50',
    );
  });

  test('keeps words that only the text has out of the record', () => {
    expect(explain({ ...quiet, reading: readingOf('interactive', 0.91) })).not.toContain('mueller');
  });

  test('says that a claim was lowered, and what the text says against it', () => {
    expect(explain({ ...quiet, claimed: 'critical', reading: readingOf('batch', 0.8) })).toBe(
      'interactive, lowered from critical, which the request asked for; critical is more than agents of R2 may claim; ' +
        'its text reads batch (80 %); risk 0.32',
    );
  });

  test('names the rule, and what the request asked for instead', () => {
    const rule: IntentRule = { name: 'Payments', where: [], serviceClass: 'critical', riskPercent: 90 };
    expect(explain({ ...quiet, claimed: 'batch', rule })).toBe(
      'critical, by the rule “Payments”; the request asked for batch; risk 0.90',
    );
  });

  test('names the examples that the text is most like, and nothing of the text', () => {
    const { serviceClass, probability, probabilities } = readingOf('batch', 0.91);
    const examples = [
      { text: 'Translate the archive', serviceClass: 'batch' as const, likeness: 0.71 },
      { text: 'Count it all', serviceClass: 'batch' as const, likeness: 0.5 },
      { text: 'Write a letter', serviceClass: 'standard' as const, likeness: -0.1 },
    ];
    expect(explain({ ...quiet, reading: { serviceClass, probability, probabilities, examples } })).toBe(
      'batch, as its text reads (91 %: like “Translate the archive” 71 %, “Count it all” 50 %); risk 0.28',
    );
  });

  test('says why there is no reading although there should be one', () => {
    expect(explain({ ...quiet, unread: 'late' })).toBe(
      'standard, as nothing says otherwise; its text was not read in time; risk 0.50',
    );
  });

  test('says when there is nothing to go by', () => {
    expect(explain({ ...quiet, riskClass: null })).toBe('standard, as nothing says otherwise; risk 0.00');
  });
});
