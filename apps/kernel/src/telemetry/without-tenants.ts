const ofTenant = /^[^#\n]*[{,](?:department|pool)="/;

/** The text of the metrics without what carries an id of an organisation's: for whoever has not shown the installation's token. */
export function withoutTenants(text: string): string {
  return text
    .split('\n')
    .filter((line) => !ofTenant.test(line))
    .join('\n');
}
