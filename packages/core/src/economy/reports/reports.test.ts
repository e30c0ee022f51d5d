import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decideReportRetry,
  mayGetMail,
  prepareReport,
  reportCsv,
  reportCsvName,
  reportHtml,
  reportSections,
  reportSubject,
  reportText,
  type ReportInput,
} from './index.ts';

const usd = 1_000_000_000n;
const november = { kind: 'month', fromMs: 1_793_491_200_000, toMs: 1_796_083_200_000 } as const;

function exampleInput(changes: Partial<ReportInput> = {}): ReportInput {
  return {
    organisation: 'Acme',
    name: 'Spend',
    department: null,
    period: november,
    spend: 'real',
    otherNanoUsd: 0n,
    month: { month: '2026-11', isClosed: false, nanoUsd: 40n * usd, budgetNanoUsd: 30n * usd, forecastNanoUsd: null },
    sections: reportSections,
    facts: [
      { departmentId: 'dep_1', agentId: 'agt_1', nanoUsd: 30n * usd, calls: 3, unpricedCalls: 0 },
      { departmentId: '', agentId: 'agt_2', nanoUsd: 10n * usd, calls: 1, unpricedCalls: 1 },
    ],
    factsBefore: [{ departmentId: 'dep_1', agentId: 'agt_1', nanoUsd: 20n * usd, calls: 2, unpricedCalls: 0 }],
    names: new Map([
      ['dep_1', 'Construction'],
      ['agt_1', 'planner'],
      ['agt_2', 'buyer'],
    ]),
    standings: new Map([['dep_1', { nanoUsd: 30n * usd, budgetNanoUsd: 25n * usd, forecastNanoUsd: null }]]),
    anomalies: [],
    link: 'https://console.example/finance?month=2026-11&spend=real',
    madeAtMs: november.toMs + 8.5 * 3_600_000,
    ...changes,
  };
}

describe('a report', () => {
  test('says what was spent, against what, and where to see it', () => {
    const figures = prepareReport(exampleInput());
    expect(reportSubject(figures)).toBe('Acme: $40.00 in November 2026, 100% more than the month before');
    const text = reportText(figures);
    expect(text).toContain('The budget of November 2026 is $30.00; $40.00 is spent; $10.00 over.');
    expect(text).toContain('1 call has no known price');
    expect(text).toMatch(/Construction +\$30\.00 +\+\$10\.00 +\$25\.00 +\$5\.00 over/);
    expect(text).toMatch(/Unallocated +\$10\.00/);
    expect(text).toMatch(/Total +\$40\.00 +\+\$20\.00/);
    expect(text).toContain('https://console.example/finance?month=2026-11&spend=real');
    expect(reportCsvName(figures)).toBe('spend-2026-11-01-to-2026-11-30.csv');
  });

  test('says everywhere that simulated spend is simulated', () => {
    const figures = prepareReport(exampleInput({ spend: 'simulated', otherNanoUsd: 5n * usd }));
    expect(reportSubject(figures)).toContain('$40.00 simulated');
    for (const shown of [reportHtml(figures), reportText(figures)]) {
      expect(shown).toContain('simulated: no real model worked for it');
      expect(shown).toContain('Besides, $5.00 of real spend');
    }
    const lines = reportCsv(figures).split('\r\n').slice(1, -1);
    expect(lines.every((line) => line.includes(',simulated,'))).toBe(true);
  });

  test('of nothing says so and breaks nowhere', () => {
    const figures = prepareReport(
      exampleInput({
        facts: [],
        factsBefore: [],
        standings: new Map(),
        month: { month: '2026-11', isClosed: true, nanoUsd: 0n, budgetNanoUsd: null, forecastNanoUsd: null },
      }),
    );
    expect(reportText(figures)).toContain('Nothing was spent.');
    expect(reportHtml(figures)).toContain('The books of November 2026 are closed.');
    expect(reportCsv(figures).split('\r\n')).toHaveLength(2);
  });
});

const facts = fc.array(
  fc.record({
    departmentId: fc.constantFrom('', 'dep_1', 'dep_2', 'dep_3'),
    agentId: fc.constantFrom(...Array.from({ length: 25 }, (_, index) => `agt_${index}`), ''),
    nanoUsd: fc.bigInt({ min: 0n, max: 10n ** 15n }),
    calls: fc.integer({ min: 0, max: 1000 }),
    unpricedCalls: fc.integer({ min: 0, max: 10 }),
  }),
  { maxLength: 60 },
);
function sumOf(rows: readonly { readonly nanoUsd: bigint; readonly beforeNanoUsd: bigint }[] | null): string {
  let [now, before] = [0n, 0n];
  for (const { nanoUsd, beforeNanoUsd } of rows ?? []) {
    now += nanoUsd;
    before += beforeNanoUsd;
  }
  return `${now} and ${before}`;
}

/** Departments, agents and the file each sum to the total, now and before, to the nano-USD. */
function sumsHold(prepare: typeof prepareReport) {
  return fc.property(facts, facts, (now, before) => {
    const report = prepare(exampleInput({ facts: now, factsBefore: before }));
    const total = sumOf([report.total]);
    return [report.departments, report.agents, report.facts].every((rows) => sumOf(rows) === total);
  });
}

test('every table sums to the total', () => {
  fc.assert(sumsHold(prepareReport));
});

test('canary: agents beyond the tenth that are left out are found', () => {
  const broken: typeof prepareReport = (input) => {
    const report = prepareReport(input);
    return { ...report, agents: report.agents?.slice(0, 10) ?? null };
  };
  expect(fc.check(sumsHold(broken), { seed: 3, numRuns: 500 }).failed).toBe(true);
});

test('what changed most is what changed most, and nothing that stayed', () => {
  fc.assert(
    fc.property(facts, facts, (now, before) => {
      const { movers } = prepareReport(exampleInput({ facts: now, factsBefore: before }));
      const sizes = (movers ?? []).map(({ nanoUsd, beforeNanoUsd }) => Math.abs(Number(nanoUsd - beforeNanoUsd)));
      return (
        sizes.length <= 5 && sizes.every((size, index) => size > 0 && (index === 0 || size <= (sizes[index - 1] ?? 0)))
      );
    }),
  );
});

const ugly = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    '=HYPERLINK("http://evil.example","x")',
    '＝cmd|calc',
    '@SUM(1)',
    '\tdrop',
    'a\r\nBcc: eve@evil.example',
    '"quoted", and more',
  ),
);
const named = (name: string) =>
  prepareReport(
    exampleInput({
      organisation: name,
      name,
      department: name,
      names: new Map([
        ['dep_1', name],
        ['agt_1', name],
        ['agt_2', name],
      ]),
    }),
  );
const tags = /<\/?[a-z!][^>]*>/gi;
const known = (html: string) => (html.match(tags) ?? []).join('');

/** A name adds no tag, no attribute and no address to the page. */
function htmlHolds(render: (name: string) => string) {
  const plain = known(render('x'));
  return fc.property(ugly, (name) => known(render(name)) === plain);
}

/** No cell begins as a formula, and each line has as many cells as the head. */
function csvHolds(render: (name: string) => string) {
  return fc.property(ugly, (name) => {
    const cells = Array.from(
      render(name).matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g),
      (match) => match[1] ?? match[2] ?? '',
    );
    return cells.length % 9 === 1 && cells.every((cell) => !/^[=+\-@\t\r\n＝＋－＠]/u.test(cell));
  });
}

describe('names, whatever they are,', () => {
  test('put nothing into the page', () => {
    fc.assert(htmlHolds((name) => reportHtml(named(name))));
  });
  test('are run by no spreadsheet', () => {
    fc.assert(csvHolds((name) => reportCsv(named(name))));
  });
  test('begin no header, and no other line of the text', () => {
    const lines = reportText(named('x')).split('\n').length;
    fc.assert(
      fc.property(ugly, (name) => {
        const figures = named(name);
        return (
          !/[\p{Cc}\u2028\u2029]/u.test(reportSubject(figures)) &&
          reportText(figures).split(/[\n\r\u2028\u2029]/).length === lines
        );
      }),
    );
  });
  test('canary: a page and a file that take them as they are, are found', () => {
    expect(
      fc.check(
        htmlHolds((name) => reportHtml(named('x')).replace('<h1>x', `<h1>${name}`)),
        { seed: 11, numRuns: 500 },
      ).failed,
    ).toBe(true);
    expect(
      fc.check(
        csvHolds((name) => reportCsv(named('x')).replace(',x,', `,${name},`)),
        { seed: 11, numRuns: 500 },
      ).failed,
    ).toBe(true);
  });
});

test('the page loads nothing from outside', () => {
  const html = reportHtml(named('x'));
  expect(html).not.toMatch(/<(img|script|link|iframe|object|video)|url\(|@import| style=/i);
  expect(html.match(/(?:href|src)="[^"]*"/g)).toEqual([
    'href="https://console.example/finance?month=2026-11&amp;spend=real"',
  ]);
});

test('mail goes to members and to allowed domains, and to nobody else', () => {
  const audience = { members: new Set(['ada@acme.example']), domains: new Set(['partner.example']) };
  for (const address of ['ada@acme.example', 'ADA@acme.example', 'eve@partner.example']) {
    expect(mayGetMail(audience, address)).toBe(true);
  }
  for (const address of [
    'bob@acme.example',
    'eve@sub.partner.example',
    'eve@notpartner.example',
    'partner.example',
    '@partner.example',
  ]) {
    expect(mayGetMail(audience, address)).toBe(false);
  }
});

test('a failed report is tried again later and later, five times, and not when it was refused for good', () => {
  expect([1, 2, 3, 4, 5, 6].map((attempts) => decideReportRetry(attempts, false, 0))).toEqual([
    60_000,
    300_000,
    900_000,
    3_600_000,
    10_800_000,
    undefined,
  ]);
  expect(decideReportRetry(1, true, 0)).toBeUndefined();
});
