import type { permission } from '@agent-os/core/contracts';
import type { z } from 'zod';

type Permission = z.infer<typeof permission>;

/** What each permission lets somebody do. A permission without words here does not compile. */
export const permissionWords: Readonly<Record<Permission, string>> = {
  'overview:read': 'See the overview',
  'agents:read': 'See digital employees, departments and teams',
  'agents:write': 'Create, change, suspend and retire them',
  'keys:read': 'See API keys',
  'keys:write': 'Create and revoke API keys',
  'calls:read': 'See calls and what they cost',
  'payloads:read': 'Read the messages of calls; each reading is in the audit trail',
  'models:read': 'See models, providers and prices',
  'models:write': 'Add and change models, providers and prices',
  'scheduler:read': 'See who waits for a model, and why',
  'scheduler:write': 'Change how pools order their calls, and what calls mean',
  'tasks:read': 'See tasks, who does them and why',
  'tasks:write': 'Create, cancel and reassign tasks',
  'budgets:read': 'See budgets, what is spent and reserved of them',
  'budgets:write': 'Create, change, raise and archive budgets',
  'market:read': 'See what capacity costs, bids and credits',
  'market:write': 'Turn the market on or off, set its terms, declare bids and grant credits',
  'people:read': 'See people, their roles and sessions',
  'people:write': 'Invite people, change roles, sign people out, remove them',
  'audit:read': 'Read the audit trail',
  'views:read': 'Open saved views',
  'views:write': 'Save views, for themselves or for everybody',
  'organisation:write': 'Change the organisation’s settings',
  'finance:read': 'See spend, the ledger and exports',
  'finance:write': 'Close months and correct the ledger',
};
