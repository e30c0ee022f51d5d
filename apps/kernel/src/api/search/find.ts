import { searchInput, searchResult } from '@agent-os/core/contracts';
import type { Permission } from '@agent-os/core/identity';
import { searchByText, type SearchRow } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { hrefOf } from './href-of.ts';

const permissionByKind: Readonly<Record<SearchRow['kind'], Permission>> = {
  agent: 'agents:read',
  budget: 'budgets:read',
  call: 'calls:read',
  department: 'agents:read',
  key: 'keys:read',
  model: 'models:read',
  person: 'people:read',
  provider: 'models:read',
  task: 'tasks:read',
};

/** Finds by a part of a name, or by id. Whoever may look at the console may search, each kind by its own permission. */
export const find = organisationProcedure('overview:read')
  .input(searchInput)
  .output(searchResult)
  .query(async ({ ctx, input }) => {
    const { permissions } = ctx.caller;
    const kinds = Object.entries(permissionByKind).filter(([, permission]) => permissions.has(permission));
    const readable = new Set(kinds.map(([kind]) => kind as SearchRow['kind']));
    const asked = { text: input.text.toLowerCase(), limit: input.limit };
    const rows = await ctx.read((tx) => searchByText(tx, readable, asked));
    return { items: rows.map((row) => ({ ...row, href: hrefOf(row) })) };
  });
