import type { ChildSpecification } from './child-specification.ts';
import { SupervisedChild, type SupervisorContext } from './supervised-child.ts';

/** What a supervisor hears and says. */
interface SupervisorControl {
  /** Aborted to stop: nothing is started any more. */
  readonly stop: AbortSignal;
  /** Aborted to kill everything at once. */
  readonly kill: AbortSignal;
  readonly report: (line: string) => void;
}

/** Runs the children of an installation, in the order of its plan. */
export class Supervisor {
  /** Resolves with a sentence when an essential child is given up. */
  readonly givenUp: Promise<string>;
  readonly #specifications: readonly ChildSpecification[];
  readonly #context: SupervisorContext;
  readonly #control: SupervisorControl;
  readonly #children = new Map<string, SupervisedChild>();

  constructor(specifications: readonly ChildSpecification[], home: string, control: SupervisorControl) {
    const givenUp = Promise.withResolvers<string>();
    this.givenUp = givenUp.promise;
    this.#specifications = specifications;
    this.#context = { home, report: control.report, giveUp: givenUp.resolve };
    this.#control = control;
    control.kill.addEventListener('abort', () => this.#kill(), { once: true });
  }

  /** Starts the children that waited for this; none when everything is to stop. */
  start(reached: ChildSpecification['startAfter']): void {
    if (this.#control.stop.aborted) return;
    for (const specification of this.#specifications) {
      if (specification.startAfter !== reached) continue;
      this.#children.set(specification.name, new SupervisedChild(specification, this.#context));
    }
  }

  /** Resolves when every child that was started has been ready. */
  async ready(): Promise<void> {
    await Promise.all([...this.#children.values()].map((child) => child.ready));
  }

  /** Stops one child after the other, in the order of the plan. */
  async stop(): Promise<void> {
    for (const { name } of this.#specifications) await this.#children.get(name)?.stop();
  }

  #kill(): void {
    for (const child of this.#children.values()) child.kill();
  }
}
