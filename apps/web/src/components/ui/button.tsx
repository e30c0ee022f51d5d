import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Spinner } from './spinner.tsx';

export type ButtonLook = 'main' | 'outline' | 'ghost' | 'stop-outline' | 'stop';

const looks: Record<ButtonLook, string> = {
  main: 'border-transparent bg-ink-1 text-ink-inv hover:bg-ink-2 disabled:bg-surface-3',
  outline: 'border-line-2 bg-surface-1 text-ink-1 hover:bg-surface-2',
  ghost: 'border-transparent text-ink-2 hover:bg-surface-2',
  'stop-outline': 'border-stop-line bg-surface-1 text-stop hover:bg-stop-soft',
  stop: 'border-transparent bg-stop-solid text-on-stop hover:opacity-90 disabled:bg-surface-3',
};

/** Classes of a button, for links that look like one. */
export function buttonClass(look: ButtonLook = 'outline', size: 'small' | 'normal' = 'normal'): string {
  return classNames(
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap',
    'transition-colors duration-[var(--dur-1)] disabled:cursor-default disabled:text-ink-3',
    size === 'small' ? 'h-6 px-2 text-12' : 'h-7 px-2.5',
    looks[look],
  );
}

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: ButtonLook;
  readonly size?: 'small' | 'normal';
  /** The action runs: the label stays, a spinner joins it, and a second press does nothing. */
  readonly pending?: boolean;
}

export function Button({ look, size, pending = false, disabled, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || pending}
      aria-busy={pending || undefined}
      className={classNames(buttonClass(look, size), className)}
    >
      {pending && <Spinner />}
      {children}
    </button>
  );
}
