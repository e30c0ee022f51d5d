/**
 * SHA-256 sums of the forms that a released migration had before its present one, by its name; one that is no longer brought
 * has only such forms.
 *
 * A migration is history and stays as it was released. These were changed after they had been: the functions that run
 * with each batch of ended calls were written again in six of them. 20261121003300_sums_of_ended_calls and
 * 20261121003410_energy_sums state those functions and their triggers for every database, so whatever form a database has applied, it comes to one schema. That is the
 * only reason to stand here: a later migration that makes all forms equal, and a test that compares them.
 */
export const supersededMigrations: ReadonlyMap<string, readonly string[]> = new Map([
  ['20261121002000_call_economy', ['416c69e966ee41700b476e6402ae4fa4acad7a3ef261f2b6128c34a88efd1f3c']],
  [
    '20261121002100_budgets',
    [
      '0652598b708091f494e26e560a453f9a486c090547c50f8e67033a32711a46a6',
      '9bb5e67b2a59fa9084a4a762275d3af4b19dcc9a0683b6c7a6590669e3918755',
    ],
  ],
  [
    '20261121002200_ledger',
    [
      '8714c5dd70d8c4df48d89663c713c269908f034ca540b9b991a2c0ad05a95f17',
      '6b9865233164c2c161678706e1a0f4afde2ba80f7a6cfd2d61e0af2653c083b3',
    ],
  ],
  ['20261121002400_routes', ['71d2c3e11d4382e01891658d8004d5afed384b8724b608da7a096d33a6f53aa0']],
  ['20261121002600_prices_by_class', ['c6f77cb9f7d83c4acea3ad946b916af7d02063837a7269458b589624cd93467c']],
  ['20261121002700_books_in_fewer_passes', ['283b2da4be3aa477c5acb733b888a58474d0463dfce28ccdfaa2766aa364e92b']],
  ['20261121002700_books_of_ended_calls', ['9d5562657e9832d3266cde7e0c141f1a58e2a6459c6e34ca6f21e143997d462f']],
  ['20261121002800_value', ['f3caa708372836b6ab6497567076aa29e0abdb0e0d6314469df7a5dd184ca3d8']],
  ['20261121003100_finance_days', ['d7a78b385cee194a35fc815aeb899025a3886029996e9cd1ada850d1c83d5175']],
]);
