/** The first and the last day of `2026-11`. */
export function daysOfMonth(month: string): { readonly first: string; readonly last: string } {
  const [year = 2000, number = 1] = month.split('-').map(Number);
  return { first: `${month}-01`, last: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}
