/** The pages above an address, from the outermost: `/agents/risk-scorer` lies below `/agents`. */
export function parentsOf(pathname: string): readonly { readonly href: string; readonly name: string }[] {
  const parts = pathname.split('/').filter((part) => part !== '');
  return parts.slice(0, -1).map((part, index) => {
    const words = decodeURIComponent(part).replaceAll('-', ' ');
    return { href: `/${parts.slice(0, index + 1).join('/')}`, name: words.charAt(0).toUpperCase() + words.slice(1) };
  });
}
