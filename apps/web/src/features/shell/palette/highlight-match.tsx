/** The name with what was typed in bold. */
export function HighlightMatch({ name, text }: { readonly name: string; readonly text: string }) {
  const typed = text.trim().toLowerCase();
  const at = typed === '' ? -1 : name.toLowerCase().indexOf(typed);
  if (at === -1) return name;
  const end = at + typed.length;
  return (
    <>
      {name.slice(0, at)}
      <strong className="font-semibold">{name.slice(at, end)}</strong>
      {name.slice(end)}
    </>
  );
}
