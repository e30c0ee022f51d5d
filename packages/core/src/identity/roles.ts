/** Roles a person or token may hold in an organisation, the most powerful first. */
export const roles = ['owner', 'admin', 'operator', 'finance', 'approver', 'auditor', 'viewer'] as const;

export type Role = (typeof roles)[number];
