import { useState } from 'react';
import type { CallError } from '../rpc/appError.ts';

export interface CodeAgain {
  /** Whether the service asked for a code of the second factor; once it did, the field stays. */
  readonly isNeeded: boolean;
  /** What is to be said of the last refusal: that a code is wanted is no fault, that it was wrong is. */
  readonly faultOf: (error: CallError | null) => CallError | null;
  /** Sees whether this refusal asks for a code. */
  readonly notice: (error: CallError) => boolean;
}

/** For forms that ask for the password again: whoever has a second factor gives a code besides. */
export function useCodeAgain(): CodeAgain {
  const [isNeeded, setIsNeeded] = useState(false);
  return {
    isNeeded,
    faultOf: (error) => (error?.code === 'secondFactorRequired' && !error.details.isWrong ? null : error),
    notice(error) {
      const asks = error.code === 'secondFactorRequired';
      if (asks) setIsNeeded(true);
      return asks;
    },
  };
}
