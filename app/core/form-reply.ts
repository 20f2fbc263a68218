/** What a refused form gets back: everything typed (never a password) and a sentence per field. */
export type FormReply = {
  values: Record<string, string | string[]>;
  fieldErrors: Record<string, string>;
  /** A refusal of the whole form, as one sentence. */
  formError?: string;
};

/** Values a form starts with, by field name. */
export type FormValues = Record<string, string | string[] | undefined>;
