import type { Behaviour } from './behaviour.ts';

export const sre: Behaviour = {
  name: 'sre',
  playbook: [
    'alerts.get',
    'metrics.query',
    'logs.search',
    'deployments.list',
    'runbook.search',
    'deployments.rollback',
    'service.restart',
  ],
  openings: [
    'Incident summary: {service} has answered {errors} % of requests with errors since {minutes} minutes ago.',
    '{service} breaches its latency objective: p99 is {latency} ms against a target of {target} ms.',
    'Alert acknowledged for {service}; customers see {symptom}.',
  ],
  details: [
    'The rise began {lag} minutes after release {release}, and no other service changed in that hour.',
    'The logs show {count} entries of "{fault}" a minute, all from zone {zone}.',
    'CPU is at {cpu} % and memory is flat, so this is not a lack of capacity.',
    'The error budget for the month is {burnt} % spent; at this rate it lasts {hours} hours.',
    'The connection pool to {dependency} is full: {pool} of {pool} in use, with requests waiting.',
    'Rolling back release {release} is safe: it has no schema change and the previous image is cached.',
    'Traffic was shifted away from zone {zone}, and the error rate fell at once.',
  ],
  closings: [
    'Proposed action: roll back release {release}; it waits for the approval of the engineer on call.',
    'The service has recovered; I keep watching for {watch} minutes before I resolve the incident.',
    'A draft of the review is in the incident channel, with the timeline and two follow-ups.',
  ],
  words: {
    service: ['checkout-api', 'search-indexer', 'payments-gateway', 'session-store', 'image-resizer'],
    symptom: ['slow pages', 'failed payments', 'empty search results', 'repeated sign-ins'],
    fault: ['connection reset by peer', 'deadline exceeded', 'too many open files', 'pool timeout'],
    zone: ['a', 'b', 'c'],
    dependency: ['the orders database', 'the cache', 'the identity provider'],
  },
  figures: {
    errors: [2, 34],
    minutes: [4, 28],
    latency: [640, 4_800],
    target: [250, 400],
    lag: [2, 9],
    release: [2_210, 2_480],
    count: [40, 2_100],
    cpu: [31, 62],
    burnt: [38, 91],
    hours: [3, 40],
    pool: [50, 200],
    watch: [10, 30],
  },
};
