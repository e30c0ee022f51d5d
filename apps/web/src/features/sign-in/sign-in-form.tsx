'use client';

import { signIn } from 'next-auth/react';
import type { Route } from 'next';
import { useState, useTransition, type SubmitEvent } from 'react';
import { Button, TextField } from '@/components/ui/index.ts';
import { decodeSignInProblem, describeSignInProblem } from '@/server/sign-in-problem.ts';

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
  const [shown, setShown] = useState(problem);
  const [pending, startTransition] = useTransition();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(async () => {
      try {
        const result = await signIn('credentials', {
          redirect: false,
          email: form.get('email'),
          password: form.get('password'),
        });
        if (result?.ok) window.location.assign(next);
        else setShown(describeSignInProblem(decodeSignInProblem(result?.error ?? '')));
      } catch {
        setShown('The console does not answer. Try again in a few seconds.');
      }
    });
  };
  return (
    <>
      <form onSubmit={submit} method="post" className="flex flex-col gap-3" aria-describedby="sign-in-problem">
        <TextField label="E-mail" name="email" type="email" autoComplete="username" required />
        <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
        <p id="sign-in-problem" role="alert" className="min-h-[18px] text-stop">
          {shown}
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
