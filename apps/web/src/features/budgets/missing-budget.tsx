'use client';

import { Peek, usePeek } from '@/components/peek/index.ts';
import { Button, EmptyState } from '@/components/ui/index.ts';

/** For an address that names a budget which this organisation does not have. */
export function MissingBudget() {
  const { closePeek } = usePeek();
  return (
    <Peek label="No such budget" title={<h2 className="font-semibold">No such budget</h2>}>
      <EmptyState title="There is no such budget in this organisation.">
        <p className="mt-1 mb-3">Budgets are archived, never removed, so the address may have lost a character.</p>
        <Button onClick={closePeek}>Show all budgets</Button>
      </EmptyState>
    </Peek>
  );
}
