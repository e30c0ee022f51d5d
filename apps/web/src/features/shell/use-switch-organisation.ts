'use client';

import { useTransition } from 'react';
import { useToasts } from '@/components/ui/index.ts';
import { switchOrganisation } from './session-actions.ts';

/** Moves the session to another organisation and opens its overview. */
export function useSwitchOrganisation() {
  const [pending, startTransition] = useTransition();
  const { tellProblem } = useToasts();
  const choose = (organisationId: string) =>
    startTransition(async () => {
      const problem = await switchOrganisation(organisationId);
      if (problem === undefined) window.location.assign('/');
      else tellProblem(problem);
    });
  return { pending, choose };
}
