export type FilterKind = 'choice' | 'text' | 'number' | 'flag';

/** As the address writes them. */
export type FilterOperator =
  | 'any_of'
  | 'none_of'
  | 'is'
  | 'is_not'
  | 'contains'
  | 'starts_with'
  | 'at_least'
  | 'at_most'
  | 'between';

export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

/** Something that a list can be filtered by. */
export interface FilterField {
  /** As the address writes it: letters, digits, `_`, `-` and `.`. */
  readonly id: string;
  /** As the chip shows it: `department`. */
  readonly label: string;
  readonly kind: FilterKind;
  /** Those of the kind unless the room allows fewer; the first is offered first. */
  readonly operators?: readonly FilterOperator[];
  /** Of a choice whose values the browser has. */
  readonly options?: readonly FilterOption[];
  /** The options are all there are: another value in the address is left out. */
  readonly closed?: boolean;
  /** Of a choice with too many values to send: those that fit the text, and the one whose value the text is. */
  readonly loadOptions?: (text: string) => Promise<readonly FilterOption[]>;
  /** Of a number: `USD`, `ms`. */
  readonly unit?: string;
}

/** One condition; a row must meet all of them. */
export interface Filter {
  readonly field: string;
  readonly operator: FilterOperator;
  /** None for a flag; two for `between`, the lower first; at least one otherwise. */
  readonly values: readonly string[];
}
