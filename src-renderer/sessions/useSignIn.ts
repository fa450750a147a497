import { useState } from 'react';
import { type CallError, toAppError } from '../rpc/appError.ts';
import { type Credentials, signIn } from '../rpc/authenticate.ts';

export interface SigningIn {
  readonly error: CallError | null;
  readonly isRunning: boolean;
  /** Resolves whether it worked; what was typed is the form's to keep. */
  readonly attempt: (credentials: Credentials) => Promise<boolean>;
}

/** Signing in is no command of the contract in a browser (it sets a cookie), but it fails the same way. */
export function useSignIn(): SigningIn {
  const [error, setError] = useState<CallError | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const attempt = async (credentials: Credentials) => {
    setIsRunning(true);
    setError(null);
    try {
      await signIn(credentials);
      return true;
    } catch (thrown) {
      setError(toAppError(thrown));
      return false;
    } finally {
      setIsRunning(false);
    }
  };
  return { error, isRunning, attempt };
}
