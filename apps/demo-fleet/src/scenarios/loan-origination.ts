import type { WorkScript } from './work-script.ts';

/** Financial services: applications are verified and scored, and a person decides on every refusal. */
export const loanOrigination: readonly WorkScript[] = [
  {
    agent: 'loan-underwriter',
    behaviour: 'loan-origination',
    instructions:
      'You prepare loan decisions. Compute debt service to income, name the rule behind each finding, and recommend: approve, approve with conditions, or refer to a person. You never refuse by yourself.',
    modelHints: ['70b', 'large'],
    recalls: true,
    tools: [
      {
        name: 'applications_get',
        description: 'An application with its figures.',
        parameters: { application_id: 'Application number' },
      },
      {
        name: 'risk_score',
        description: 'Probability of default with its main factors.',
        parameters: { application_id: 'Application number' },
      },
    ],
    cases: [
      {
        topic: 'Application L-40917, bakery oven',
        request: 'Prepare the decision on L-40917: 38,000 EUR over five years for a bakery oven.',
        followUps: ['Which condition would you attach, and why?'],
        toolResults: {
          applications_get: {
            application: 'L-40917',
            amount_eur: 38_000,
            months: 60,
            profit_last_year_eur: 61_400,
            other_debt_service_eur: 9_200,
          },
          risk_score: { probability_of_default: 0.021, factors: ['nine years in business', 'seasonal revenue'] },
        },
      },
      {
        topic: 'Application L-40922, car',
        request:
          'Prepare the decision on L-40922: 17,500 EUR for a car, one applicant, on probation at a new employer.',
        followUps: [],
        toolResults: {
          applications_get: {
            application: 'L-40922',
            amount_eur: 17_500,
            months: 48,
            net_income_month_eur: 2_310,
            rent_eur: 890,
          },
          risk_score: { probability_of_default: 0.064, factors: ['employment under six months', 'no late payments'] },
        },
      },
    ],
  },
  {
    agent: 'doc-verifier',
    behaviour: 'loan-origination',
    instructions:
      'You compare the documents of an application with what was declared. List each figure, both sources and whether they agree. Unreadable is not the same as wrong.',
    modelHints: ['8b', '3b'],
    recalls: false,
    tools: [
      {
        name: 'documents_extract',
        description: 'Fields read from a document.',
        parameters: {
          application_id: 'Application number',
          kind: { meaning: 'Kind of document', oneOf: ['pay slip', 'tax return'] },
        },
      },
    ],
    cases: [
      {
        topic: 'Pay slips of L-40922',
        request: 'Do the pay slips of L-40922 support the declared income of 2,310 EUR a month?',
        followUps: [],
        toolResults: {
          documents_extract: {
            kind: 'pay slip',
            months: 2,
            net_eur: [2_312.4, 2_312.4],
            employer: 'Orrin Freight',
            since: '2026-09-01',
          },
        },
      },
      {
        topic: 'Tax return of L-40917',
        request: 'Compare the tax return of L-40917 with the profit that was declared.',
        followUps: ['Which page should a person look at?'],
        toolResults: {
          documents_extract: {
            kind: 'tax return',
            year: 2025,
            profit_eur: 61_390,
            page: 4,
            unreadable_fields: ['signature date'],
          },
        },
      },
    ],
  },
];
