import type { ServedModel } from '../model-catalogue/index.ts';
import { ModelDriver } from './model-driver.ts';

/** One driver for each model, and one more for each other time scale that a request names, as long as that one is busy. */
export class ModelDrivers {
  readonly #timeScale: number;
  readonly #drivers = new Map<string, ModelDriver>();

  constructor(timeScale: number) {
    this.#timeScale = timeScale;
  }

  /** The engines of a model at a time scale, the server's own when none is named. */
  driverFor(model: ServedModel, timeScale: number = this.#timeScale): ModelDriver {
    const key = `${model.id} ${timeScale}`;
    const known = this.#drivers.get(key);
    if (known !== undefined) return known;
    const { profile, replicas, queueLimit } = model;
    const driver = new ModelDriver({ profile, replicas, queueLimit }, timeScale, () => this.#drivers.delete(key));
    this.#drivers.set(key, driver);
    return driver;
  }

  close(): void {
    for (const driver of this.#drivers.values()) driver.close();
    this.#drivers.clear();
  }
}
