/** Stands for rows that are not mounted. */
export function GridSpacer({ heightPx }: { readonly heightPx: number }) {
  if (heightPx <= 0) return undefined;
  return <tr aria-hidden="true" className="grid-spacer" style={{ height: heightPx }} />;
}
