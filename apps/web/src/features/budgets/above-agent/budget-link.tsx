import type { Route } from 'next';
import Link from 'next/link';
import type { Budget } from '../budget-types.ts';

/** The budget in its room, with its panel open. */
export function BudgetLink({ budget: { id, name } }: { readonly budget: Pick<Budget, 'id' | 'name'> }) {
  return (
    <Link
      href={`/budgets?peek=${id}` as Route}
      prefetch={false}
      title={name}
      className="row-link block max-w-80 truncate text-you"
    >
      {name}
    </Link>
  );
}
