// What a waiting text said that another takes the place of, or that is given up: nowhere else is it kept.
import { plainText } from '#kernel/document-text.ts';

const mostKept = 20_000;

export const formerText = (draft: { version: number; sent_by: string; body: unknown }) => ({
  ...{ draft: draft.version, sent_by: draft.sent_by, text: plainText(draft.body).slice(0, mostKept) },
});
