import { serviceClasses } from '../calls/index.ts';
import type { AdmissionReason, AdmissionRule } from './admission-reason.ts';

const sayings: Readonly<Partial<Record<AdmissionRule, string>>> = {
  preemption: 'in the place of a running call',
  minimum_share: 'on the minimum share of its class',
  held_memory: 'after room was held for it',
  ageing: 'because it was overdue',
  deadline: 'for its deadline',
  attained_service: 'its run was served least',
  shortest_remaining: 'least work left in its run',
  resource_aware: 'small context while memory was scarce',
};

/** The reason as a sentence: "ran after 240 ms: class interactive, fair share 0.42, ahead of 12 batch calls". */
export function explainAdmission(reason: AdmissionReason): string {
  return `ran after ${durationOf(reason.waitedMs)}: ${describeOrder(reason)}`;
}

/** What the order of a call came from: "class interactive, fair share 0.42, ahead of 12 batch calls". */
export function describeOrder(reason: Omit<AdmissionReason, 'waitedMs' | 'policy'>): string {
  const { queuedAs, serviceClass, fairShare, rules } = reason;
  const raised = queuedAs === serviceClass ? '' : ` (raised from ${serviceClass})`;
  const parts = [
    `class ${queuedAs}${raised}`,
    ...(fairShare === null ? [] : [`fair share ${fairShare.toFixed(2)}`]),
    ...aheadOf(reason),
    ...rules.flatMap((rule) => sayings[rule] ?? []),
  ];
  return parts.join(', ');
}

function aheadOf({ overtook }: Pick<AdmissionReason, 'overtook'>): string[] {
  const groups = serviceClasses
    .filter((name) => overtook[name] > 0)
    .map((name) => `${overtook[name]} ${name} ${overtook[name] === 1 ? 'call' : 'calls'}`);
  return groups.length === 0 ? [] : [`ahead of ${groups.join(' and ')}`];
}

function durationOf(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.round(ms / 60_000)} min`;
}
