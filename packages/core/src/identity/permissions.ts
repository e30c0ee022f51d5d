/** What a procedure may require, as `resource:action`. */
export const permissions = [
  'overview:read',
  'agents:read',
  'agents:write',
  'keys:read',
  'keys:write',
  'calls:read',
  /** The messages of calls: what people and customers wrote. Each reading is audited. */
  'payloads:read',
  'models:read',
  'models:write',
  /** How pools order their calls, and who waits. */
  'scheduler:read',
  'scheduler:write',
  /** What agents have to do, and who does it. */
  'tasks:read',
  'tasks:write',
  /** What may be spent, by whom, and how much of it is. */
  'budgets:read',
  'budgets:write',
  /** What capacity costs, who bids what for it, and who gets it. */
  'market:read',
  'market:write',
  'people:read',
  'people:write',
  'audit:read',
  'organisation:write',
  /** What calls came to, the ledger, and the months that are closed. */
  'finance:read',
  'finance:write',
  'views:read',
  'views:write',
] as const;

export type Permission = (typeof permissions)[number];
