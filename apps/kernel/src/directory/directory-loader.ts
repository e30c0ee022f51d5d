import type { OrganisationSnapshot } from '@agent-os/db';
import type { Logger } from '../telemetry/index.ts';
import { buildOrganisation, type OpenProviderKey } from './build-organisation.ts';
import type { OrganisationEntry } from './directory-entries.ts';
import type { OrganisationDirectory } from './organisation-directory.ts';

export interface DirectorySource {
  listOrganisationIds(): Promise<readonly string[]>;
  /** Undefined for an organisation that is gone. */
  loadSnapshot(organisationId: string): Promise<OrganisationSnapshot | undefined>;
}

interface Reloads {
  /** The last reload asked for; they run one after the other. */
  last: Promise<void>;
  /** One that has not begun yet: whoever asks now is served by it. */
  waiting: Promise<void> | undefined;
}

/** Keeps the directory in step with the database: whole at start, then one organisation at a time as it changes. */
export class DirectoryLoader {
  readonly #directory: OrganisationDirectory;
  readonly #source: DirectorySource;
  readonly #openKey: OpenProviderKey;
  readonly #logger: Logger;
  readonly #replaced: (organisation: OrganisationEntry) => void;
  readonly #reloads = new Map<string, Reloads>();

  constructor(
    directory: OrganisationDirectory,
    source: DirectorySource,
    openKey: OpenProviderKey,
    logger: Logger,
    replaced: (organisation: OrganisationEntry) => void,
  ) {
    this.#directory = directory;
    this.#source = source;
    this.#openKey = openKey;
    this.#logger = logger;
    this.#replaced = replaced;
  }

  async loadAll(): Promise<void> {
    const ids = await this.#source.listOrganisationIds();
    for (const known of this.#directory.organisationIds()) if (!ids.includes(known)) this.#directory.remove(known);
    for (const id of ids) await this.reload(id);
  }

  /** Resolves when what was committed before this call is in the directory. */
  reload(organisationId: string): Promise<void> {
    const reloads = this.#reloads.get(organisationId) ?? { last: Promise.resolve(), waiting: undefined };
    this.#reloads.set(organisationId, reloads);
    if (reloads.waiting !== undefined) return reloads.waiting;
    const reload = reloads.last
      // A reload that failed was reported to whoever asked for it; it must not stop the next one.
      .catch(() => undefined)
      .then(() => {
        reloads.waiting = undefined;
        return this.#load(organisationId);
      });
    reloads.waiting = reload;
    reloads.last = reload;
    return reload;
  }

  async #load(organisationId: string): Promise<void> {
    const snapshot = await this.#source.loadSnapshot(organisationId);
    if (snapshot === undefined) {
      this.#directory.remove(organisationId);
      return;
    }
    try {
      const loaded = buildOrganisation(snapshot, this.#openKey);
      this.#directory.replace(loaded);
      this.#replaced(loaded.organisation);
    } catch (error) {
      this.#logger.error({ error, organisationId }, 'The configuration of an organisation could not be taken over');
      throw error;
    }
  }
}
