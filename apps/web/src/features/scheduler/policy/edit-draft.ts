import { textOf } from '@/forms/index.ts';
import type { PolicyDraft, PolicyLimits, PolicyValue, ServiceClass } from '../scheduler-types.ts';

export const sharedClasses = ['critical', 'interactive', 'standard', 'batch'] as const;

/** Minimum shares in percent, as the form has them; undefined for a policy without them. */
export function sharesOf({ groups }: PolicyValue): Readonly<Record<ServiceClass, number>> | undefined {
  return groups.find((group) => group.kind === 'class_shares')?.minimumShare;
}

/** A share as a person types it: `20` for 0.2, without the noise of binary fractions. */
export function percentOf(share: number): string {
  return String(Number((share * 100).toFixed(3)));
}

function limit(form: FormData, name: keyof PolicyLimits): number | null {
  const text = textOf(form, name).replaceAll(/[ ,]/g, '');
  return text === '' ? null : Number(text);
}

/** Whether a draft would order calls otherwise than what is in force; the name counts too. */
export function isOtherPolicy(seen: PolicyDraft, draft: PolicyDraft): boolean {
  const said = ({ policy, limits: { kvTokens, tokensPerMinute, requestsPerMinute, slotsPerAgent } }: PolicyDraft) =>
    JSON.stringify([policy, kvTokens, tokensPerMinute, requestsPerMinute, slotsPerAgent]);
  return said(seen) !== said(draft);
}

/** What the form says, over the policy that it began from. Not checked: the kernel's contract does that. */
export function readDraft(form: FormData, start: PolicyValue): PolicyDraft {
  const share = (name: ServiceClass) => Number(textOf(form, `share-${name}`).replace(',', '.')) / 100;
  return {
    policy: {
      ...start,
      name: textOf(form, 'name'),
      groups: start.groups.map((group) =>
        group.kind === 'class_shares'
          ? {
              ...group,
              minimumShare: {
                critical: share('critical'),
                interactive: share('interactive'),
                standard: share('standard'),
                batch: share('batch'),
              },
            }
          : group,
      ),
      preemption: start.preemption !== null && form.get('interrupts') === null ? null : start.preemption,
    },
    limits: {
      kvTokens: limit(form, 'kvTokens'),
      tokensPerMinute: limit(form, 'tokensPerMinute'),
      requestsPerMinute: limit(form, 'requestsPerMinute'),
      slotsPerAgent: limit(form, 'slotsPerAgent'),
    },
  };
}
