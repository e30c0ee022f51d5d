import { CountField, MoneyField, TextField } from '@/components/ui/index.ts';
import type { SectorTemplate, ValueDefinition } from '../value-types.ts';
import { ruleInputs, typedInputs, usdText, type FormulaKind } from './rule-inputs.ts';

export interface RuleFieldsProps {
  readonly formula: FormulaKind;
  readonly template: SectorTemplate | undefined;
  /** What is in force, to begin from. */
  readonly definition: ValueDefinition | undefined;
  readonly problems: Readonly<Record<string, string>>;
}

const minutesOf = (seconds: number | null | undefined) => (seconds ? String(seconds / 60) : '');

function rateOf(definition: ValueDefinition | undefined): string {
  const rate = definition?.humanNanoUsdPerHour ?? null;
  return rate === null ? '' : usdText(rate);
}

/** What only the organisation knows: baselines, rates, and how long people take. */
export function RuleFields({ formula, template, definition, problems }: RuleFieldsProps) {
  const known = definition?.formula.kind === formula ? typedInputs(definition) : {};
  return (
    <>
      {ruleInputs(formula, template).map(({ key, question, unit }) => (
        <TextField
          key={`${formula} ${key}`}
          label={question}
          name={key}
          inputMode="decimal"
          autoComplete="off"
          required
          defaultValue={known[key] ?? ''}
          hint={unit}
          problem={problems[key]}
        />
      ))}
      <TextField
        label="Unit"
        name="unit"
        autoComplete="off"
        required
        defaultValue={definition?.unit ?? template?.unit ?? 'outcome'}
        hint="What an outcome counts."
        problem={problems['unit']}
      />
      <TextField
        label="Part that counts"
        name="realisation"
        unit="%"
        inputMode="decimal"
        autoComplete="off"
        required
        defaultValue={String((definition?.realisation ?? 1000) / 10)}
        hint="Not every hour that is saved is used."
        problem={problems['realisation']}
      />
      <MoneyField
        label="An hour of people’s time costs"
        name="humanUsdPerHour"
        defaultValue={rateOf(definition)}
        hint="For their minutes in the cost. Empty: not known."
        problem={problems['humanUsdPerHour']}
      />
      <TextField
        label="A review takes, minutes"
        name="reviewMinutes"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={minutesOf(definition?.reviewSeconds)}
        hint="Taken where nobody says. Empty: not known."
        problem={problems['reviewMinutes']}
      />
      <CountField
        label="Reports end after, days"
        name="expiresAfterDays"
        required
        defaultValue={String(definition?.expiresAfterDays ?? 30)}
        hint="When nobody decides on them."
        problem={problems['expiresAfterDays']}
      />
    </>
  );
}
