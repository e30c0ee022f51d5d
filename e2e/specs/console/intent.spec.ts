import { expect, signIn, test } from '../../fixtures/console-test.ts';
import { findBreachesInBothThemes } from '../../fixtures/find-breaches.ts';
import { uniqueSlug } from '../../fixtures/new-agent.ts';
import { createSecondOrganisation } from '../../fixtures/second-organisation.ts';

// What is learnt and ruled judges the calls of a whole organisation: here of one that no other spec calls from.
test('examples are pasted, learnt from, and the words that decide a text are shown', async ({ page }) => {
  await signIn(page, (await createSecondOrganisation()).owner);
  await page.goto('/scheduler/intent');
  const messages = page.getByRole('region', { name: 'Messages' });
  const examples = page.getByRole('region', { name: 'Examples' });
  await examples.getByRole('button', { name: 'Begin with the starter set' }).click();
  await expect(examples.getByRole('button', { name: /^batch \d+/ })).toBeVisible();

  const word = uniqueSlug('quokka').replaceAll('-', '').replaceAll(/\d/g, 'x');
  await examples.getByRole('button', { name: 'Add examples…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Class').selectOption('batch');
  await dialog
    .getByLabel('Examples, one a line')
    .fill(`- Count every ${word}\n2. Name each ${word}\n\n"Weigh all of the ${word}"`);
  await expect(dialog).toContainText('3 examples');
  await dialog.getByRole('button', { name: 'Add examples' }).click();
  await expect(messages.getByText('3 examples added')).toBeVisible();
  await examples.getByLabel('Find examples').fill(word);
  await expect(examples.getByRole('table', { name: 'Examples' }).getByRole('row')).toHaveCount(4);

  const classifier = page.getByRole('region', { name: 'Classifier' });
  await classifier.getByRole('button', { name: 'Train…' }).click();
  await expect(dialog.getByRole('radio', { name: 'Words' })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: 'Sentences' })).toHaveAccessibleDescription(/English only\. .* ms/);
  await dialog.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(messages.getByText(/Version \d+ is trained/)).toBeVisible();
  await expect(classifier.getByRole('table', { name: /^Held-out examples/ })).toContainText('interactive');
  await expect(classifier).toContainText(/\d+ of \d+ examples held out/);
  await classifier.getByRole('button', { name: 'Hold out other examples' }).click();
  await expect(classifier).toContainText(/Split 2: \d+\.\d %/);
  await classifier
    .getByRole('button', { name: /^Use version/ })
    .first()
    .click();
  await expect(messages.getByText(/reads the calls from now on/)).toBeVisible();

  const attempt = page.getByRole('region', { name: 'Try a text' });
  await attempt.getByLabel('Text of a call').fill(`Please describe every ${word} in the archive`);
  await expect(attempt.getByRole('listitem').filter({ hasText: word })).toContainText('×');
  await expect(attempt.getByRole('table', { name: 'How sure each class is' })).toContainText('batch');
  expect(await findBreachesInBothThemes(page)).toEqual([]);
  await attempt.getByLabel('Text of a call').fill('ქართული');
  await expect(attempt).toContainText('knows no word of this text');

  await classifier.getByRole('button', { name: 'Switch off…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
  await expect(classifier).toContainText('no version reads the calls');

  const first = examples.getByRole('button', { name: /^Remove “/ }).first();
  await first.click();
  await expect(messages.getByText('The example is removed.')).toBeVisible();
  await expect(examples.getByRole('table', { name: 'Examples' }).getByRole('row')).toHaveCount(3);
});

test('rules are built from the filter’s conditions, ordered and removed', async ({ page }) => {
  await signIn(page, (await createSecondOrganisation()).owner);
  await page.goto('/scheduler/intent');
  const rules = page.getByRole('region', { name: 'Rules' });
  const [one, other] = [uniqueSlug('Refunds'), uniqueSlug('Nights')];
  const dialog = page.getByRole('dialog');
  await rules.getByRole('button', { name: 'Add rule…' }).click();
  await dialog.getByRole('button', { name: 'Add rule' }).click();
  await expect(dialog).toContainText('Give a name.');
  await dialog.getByLabel('Name').fill(one);
  const box = dialog.getByRole('combobox', { name: 'Conditions' });
  await box.click();
  await page.getByRole('option', { name: 'text', exact: true }).click();
  await box.fill('refund');
  await box.press('Enter');
  await expect(dialog.getByRole('list', { name: 'Filters in force' })).toContainText('refund');
  await dialog.getByLabel('Count as').selectOption('critical');
  await dialog.getByLabel(/^Risk of being late/).fill('90');
  await dialog.getByRole('button', { name: 'Add rule' }).click();
  const row = rules.getByRole('row').filter({ hasText: one });
  await expect(row).toContainText('text contains refund');
  await expect(row).toContainText('critical');
  await expect(row).toContainText('90 %');

  await rules.getByRole('button', { name: 'Add rule…' }).click();
  await dialog.getByLabel('Name').fill(other);
  await dialog.getByLabel('Count as').selectOption('batch');
  await dialog.getByRole('button', { name: 'Add rule' }).click();
  await expect(rules.getByRole('row').filter({ hasText: other })).toContainText('every call');
  await rules.getByRole('button', { name: `Move ${other} up` }).click();
  await expect(rules.getByRole('row').nth(1)).toContainText(other);
  for (const name of [one, other]) {
    await rules.getByRole('button', { name: `Remove ${name}` }).click();
    await expect(rules.getByRole('row').filter({ hasText: name })).toHaveCount(0);
  }
});

test('a viewer sees how calls are judged and can change nothing', async ({ page, signInAs }) => {
  await signInAs('viewer');
  await page.goto('/scheduler/intent');
  await expect(page.getByRole('heading', { name: 'Rules' })).toBeVisible();
  for (const name of ['Add rule…', 'Add examples…', 'Train…']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  }
});
