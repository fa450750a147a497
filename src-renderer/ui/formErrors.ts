import type { CallError } from '../rpc/appError.ts';
import { fieldErrors } from '../rpc/fieldErrors.ts';

/** The part of Mantine's form that this needs. */
interface ErrorBearer {
  setErrors(errors: Record<string, string>): void;
  getInputNode(path: never): HTMLElement | null;
}

/** Puts what the service refused at its fields and brings the person to the first of them. */
export function showFieldErrors(form: ErrorBearer, error: CallError): void {
  const errors = fieldErrors(error);
  if (Object.keys(errors).length === 0) return;
  form.setErrors(errors);
  focusFirstError(form, errors);
}

/** For `form.onSubmit(send, (errors) => focusFirstError(form, errors))`. */
export function focusFirstError(form: ErrorBearer, errors: Readonly<Record<string, unknown>>): void {
  const [first] = Object.keys(errors);
  if (first !== undefined) form.getInputNode(first as never)?.focus();
}
