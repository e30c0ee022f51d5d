import type { Caller, OrganisationEntry } from './directory-entries.ts';

/** Everything of one organisation that a reload replaces at once. */
export interface LoadedOrganisation {
  readonly organisation: OrganisationEntry;
  /** Live keys only, by the lower-case hex of their SHA-256. */
  readonly callersByKeyHash: ReadonlyMap<string, Caller>;
}

/** The in-memory copy of all organisations' configuration: what steps 1 to 5 read instead of a disk. */
export class OrganisationDirectory {
  readonly #loaded = new Map<string, LoadedOrganisation>();
  readonly #callersByKeyHash = new Map<string, Caller>();

  replace(loaded: LoadedOrganisation): void {
    this.remove(loaded.organisation.id);
    this.#loaded.set(loaded.organisation.id, loaded);
    for (const [hash, caller] of loaded.callersByKeyHash) this.#callersByKeyHash.set(hash, caller);
  }

  remove(organisationId: string): void {
    const before = this.#loaded.get(organisationId);
    if (before === undefined) return;
    for (const hash of before.callersByKeyHash.keys()) this.#callersByKeyHash.delete(hash);
    this.#loaded.delete(organisationId);
  }

  findCaller(keyHash: string): Caller | undefined {
    return this.#callersByKeyHash.get(keyHash);
  }

  findOrganisation(organisationId: string): OrganisationEntry | undefined {
    return this.#loaded.get(organisationId)?.organisation;
  }

  organisationIds(): readonly string[] {
    return [...this.#loaded.keys()];
  }
}
