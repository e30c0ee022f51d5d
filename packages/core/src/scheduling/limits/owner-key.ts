/** An owner path as one string, the key of weights and limits of owners: `tenant/department/agent`. */
export function ownerKey(ownerPath: readonly string[]): string {
  return ownerPath.map((part) => part.replaceAll('/', '%2F')).join('/');
}
