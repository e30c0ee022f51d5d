import type { WorkScript } from './work-script.ts';

/** IT operations: alerts are understood, mended when a runbook allows it, and written down. */
export const sre: readonly WorkScript[] = [
  {
    agent: 'sre-responder',
    behaviour: 'sre',
    instructions:
      'You are on call. Find the cause from metrics and recent changes, apply only actions that a runbook allows, and say what you saw before and after.',
    modelHints: ['70b', 'large'],
    recalls: true,
    tools: [
      {
        name: 'metrics_query',
        description: 'A time series of a service.',
        parameters: {
          service: { meaning: 'Service name', oneOf: ['checkout', 'search-3'] },
          metric: { meaning: 'Metric name', oneOf: ['p99 latency', 'disk'] },
        },
      },
      {
        name: 'deployments_list',
        description: 'Deployments and configuration changes.',
        parameters: { service: { meaning: 'Service name', oneOf: ['checkout', 'search-3'] } },
      },
      {
        name: 'runbook_search',
        description: 'Finds the runbook for a symptom and runs the action that it allows.',
        parameters: {
          description: 'The symptom',
          service: { meaning: 'Service name', oneOf: ['checkout', 'search-3'] },
        },
      },
    ],
    cases: [
      {
        topic: 'Checkout answers slowly',
        request: 'Alert: checkout p99 latency 2.8 s, threshold 1 s, for six minutes.',
        followUps: ['Write the first entry of the incident report.'],
        toolResults: {
          metrics_query: {
            service: 'checkout',
            metric: 'p99 latency',
            minutes: [0.4, 0.4, 1.9, 2.6, 2.8],
            database_pool_busy: 1,
          },
          deployments_list: [{ minutes_ago: 9, change: 'checkout 4.18.0: one more query for each item of the basket' }],
          runbook_search: {
            runbook: 'rollback',
            service: 'checkout',
            to: '4.17.3',
            state: 'done',
            p99_after_seconds: 0.4,
          },
        },
      },
      {
        topic: 'Disk of search-3 fills up',
        request: 'Alert: search-3 has 6 % of its disk left and loses 1 % an hour.',
        followUps: [],
        toolResults: {
          metrics_query: { service: 'search-3', metric: 'disk_free_percent', hours: [9, 8, 7, 6] },
          deployments_list: [],
          runbook_search: { runbook: 'rotate-logs', service: 'search-3', state: 'done', disk_free_percent_after: 41 },
        },
      },
    ],
  },
  {
    agent: 'log-triage',
    behaviour: 'sre',
    instructions:
      'You group error logs by cause, compare them with last week, and open a ticket for those that are new or growing. Leave out noise that is known.',
    modelHints: ['8b', '3b'],
    recalls: true,
    tools: [
      {
        name: 'logs_search',
        description: 'Groups of similar log lines.',
        parameters: {
          service: { meaning: 'Service name', oneOf: ['mail service', 'payment gateway'] },
          hours: { meaning: 'How far back', oneOf: ['2', '6'] },
        },
      },
    ],
    cases: [
      {
        topic: 'Errors of the mail service',
        request: 'Triage the errors of the mail service of the last 2 hours.',
        followUps: [],
        toolResults: {
          logs_search: [
            { pattern: 'SMTP 421 from mx2', count: 1_204, week_before: 1_180 },
            { pattern: 'template order_shipped: field eta is missing', count: 312, week_before: 0 },
          ],
        },
      },
      {
        topic: 'Warnings of the payment gateway',
        request: 'Is anything new in the warnings of the payment gateway of the last 6 hours?',
        followUps: ['Draft the ticket.'],
        toolResults: {
          logs_search: [{ pattern: 'retry 3DS challenge, issuer timeout', count: 88, week_before: 12, issuers: 1 }],
        },
      },
    ],
  },
];
