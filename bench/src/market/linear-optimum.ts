import loadHighs from 'highs';

/** Maximise Σ value·x with 0 ≤ x ≤ range and each row's Σ use·x within its limit. */
export interface LinearModel {
  readonly columns: readonly { readonly value: number; readonly range: number }[];
  readonly rows: readonly {
    readonly limit: number;
    readonly terms: readonly { readonly column: number; readonly use: number }[];
  }[];
}

export type LinearSolver = (model: LinearModel) => number;

/** HiGHS, the optimum that the market is held against; the solver gives the value of the best point. */
export async function linearSolver(): Promise<LinearSolver> {
  // The package's types describe its CommonJS build, whose loader is a property; what is imported is the loader itself.
  const load = loadHighs as unknown as typeof loadHighs.default;
  const highs = await load();
  return (model) => {
    const solution = highs.solve(textOf(model), { output_flag: false });
    if (solution.Status !== 'Optimal') throw new Error(`HiGHS found no optimum: ${solution.Status}.`);
    return solution.ObjectiveValue;
  };
}

/** A model in the LP format, a term a line: the format's readers bound the length of lines. */
function textOf({ columns, rows }: LinearModel): string {
  return [
    'Maximize',
    'value:',
    ...columns.map(({ value }, column) => `${signed(value)} x${column}`),
    'Subject To',
    ...rows.flatMap(({ limit, terms }, row) => [
      `row${row}:`,
      ...terms.filter(({ use }) => use !== 0).map(({ column, use }) => `${signed(use)} x${column}`),
      `<= ${limit}`,
    ]),
    'Bounds',
    ...columns.map(({ range }, column) => `0 <= x${column} <= ${range}`),
    'End',
  ].join('\n');
}

function signed(amount: number): string {
  return amount < 0 ? `- ${-amount}` : `+ ${amount}`;
}
