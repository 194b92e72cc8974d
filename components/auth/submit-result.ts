/** What came of submitting a form: nothing to say when it worked, else a sentence and the field it is about. */
export type SubmitResult<F extends string> = { error: string; field?: F } | undefined;
