import type { BudgetWindow } from './budget-window.ts';

/** Stands for everybody whom no request names: all such calls share what one end user has. No print of a name is so short. */
export const unnamedUser = 'unnamed';

const between = '/';

/**
 * The part of a window that counts one end user.
 *
 * @param user a print of the name, without a slash; or `unnamedUser`
 */
export function budgetWindowOfUser(window: BudgetWindow, user: string): BudgetWindow {
  return { ...window, key: `${window.key}${between}${user}` };
}

/** Whom a window counts: what stands behind the slash of its key; undefined for one that counts all calls, or a run. */
export function userOfWindow(windowKey: string): string | undefined {
  const at = windowKey.indexOf(between);
  return at < 0 ? undefined : windowKey.slice(at + between.length);
}
