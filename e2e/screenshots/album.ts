import type { Page } from '@playwright/test';
import { judgePicture } from './judge-picture.ts';
import { openScene, type Scene } from './scenes/index.ts';

const settleMs = 700;

/** The pictures of a run, and what is wrong with them. */
export class Album {
  readonly #folder: string;
  readonly #found: string[] = [];
  /** The page that bears a title, by the title. */
  readonly #titled = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Takes one picture; a scene that cannot be set is a problem, and the others are taken all the same. */
  async add(page: Page, scene: Scene, suffix: string): Promise<void> {
    const name = `${scene.name}-${suffix}`;
    try {
      await openScene(page, scene);
      await page.waitForTimeout(settleMs);
      await page.screenshot({ path: `${this.#folder}${name}.png`, fullPage: scene.onPaper === true });
      process.stdout.write(`${name}.png\n`);
      this.complain((await judgePicture(page)).map((fault) => `${name}: ${fault}`));
      await this.#judgeTitle(page, name);
    } catch (error) {
      this.complain([`${name}: ${String(error).split('\n')[0]}`]);
    }
  }

  complain(problems: readonly string[]): void {
    this.#found.push(...problems);
  }

  /** All that is wrong, each said once. */
  problems(): readonly string[] {
    return [...new Set(this.#found)];
  }

  async #judgeTitle(page: Page, name: string): Promise<void> {
    const [title, { pathname }] = [await page.title(), new URL(page.url())];
    const other = this.#titled.get(title);
    if (other === undefined) this.#titled.set(title, pathname);
    else if (other !== pathname) this.complain([`${name}: the tab is called “${title}” as that of ${other} is`]);
  }
}
