/** Which paper a service prints when it is done: none, a custody form, or a service form. */
export const PRINTED_FORMS = ['none', 'custody', 'service'] as const;
export type PrintedForm = (typeof PRINTED_FORMS)[number];
