'use client';

import { signIn } from 'next-auth/react';
import type { Route } from 'next';
import { useActionState, useEffect, useRef } from 'react';
import { Button, TextField } from '@/components/ui/index.ts';
import { signInByForm, type SignInState } from './sign-in-action.ts';

export interface SignInFormProps {
  /** Path to go on to. */
  readonly next: Route;
  /** Why the last attempt failed, as the address tells. */
  readonly problem: string | undefined;
  /** Name of the single sign-on provider, when there is one. */
  readonly oidcName: string | undefined;
}

/** E-mail and password, or the organisation's own sign-in. */
export function SignInForm({ next, problem, oidcName }: SignInFormProps) {
  const untouched: SignInState = { problem, email: '', attempts: 0 };
  const [state, action, pending] = useActionState(signInByForm, untouched);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.attempts > 0) form.current?.querySelector<HTMLInputElement>('input[name=password]')?.focus();
  }, [state.attempts]);
  return (
    <>
      <form ref={form} action={action} className="flex flex-col gap-3" aria-describedby="sign-in-problem">
        <input type="hidden" name="next" value={next} />
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={state.email}
          required
        />
        <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
        {/* As high as its longest sentence, so that the form stays in its place. */}
        <p id="sign-in-problem" role="alert" className="min-h-9 text-stop">
          {state.problem}
        </p>
        <Button type="submit" look="main" pending={pending}>
          Sign in
        </Button>
      </form>
      {oidcName !== undefined && (
        <Button className="mt-2 w-full" onClick={() => void signIn('oidc', { callbackUrl: next })}>
          Sign in with {oidcName}
        </Button>
      )}
    </>
  );
}
