import type { IntentRule } from '@agent-os/core/intent';

/** For the trail: `Payments: agent is agt_1 or agt_2, input at least 500 → critical, risk 90 %`. */
export function ruleInWords({ name, where, serviceClass, riskPercent }: IntentRule): string {
  const conditions = where.map(
    ({ field, operator, values }) => `${field} ${operator.replaceAll('_', ' ')} ${values.join(' or ')}`,
  );
  const risk = riskPercent === null ? '' : `, risk ${riskPercent} %`;
  return `${name}: ${conditions.length === 0 ? 'every call' : conditions.join(', ')} → ${serviceClass}${risk}`;
}
