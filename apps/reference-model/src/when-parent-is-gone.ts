const pollMs = 500;

/** Calls back once when the process that started this one has ended: its channel closes, or the parent id changes. */
export function whenParentIsGone(gone: () => void): void {
  let told = false;
  const tell = (): void => {
    if (told) return;
    told = true;
    gone();
  };
  process.once('disconnect', tell);
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) tell();
  }, pollMs).unref();
}
