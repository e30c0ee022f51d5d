/** Why somebody whom the company's sign-in service knows may not sign in, where a page has words of its own for it. */
export type SignInRefusal = 'disabled' | 'no_address' | 'unverified_address';
