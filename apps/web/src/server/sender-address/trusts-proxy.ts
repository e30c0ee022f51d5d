/** The console stands behind a proxy of the operator's, which tells the address of whoever sent a request. */
export function trustsProxy(): boolean {
  return process.env['AGENT_OS_TRUSTED_PROXY'] === '1';
}
