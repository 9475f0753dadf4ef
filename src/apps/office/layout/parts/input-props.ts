// What every input of a block's setting is given.
import type { Reason } from '#kernel/refusal.ts';
import type { Picture } from '#modules/media/ui.ts';
import type { Field } from '#modules/sites/ui.ts';

export type Choice = { value: string; label: string };
export type Lists = { sections: Choice[]; articles: Choice[]; pictures: Picture[] };
export type InputProps = {
  field: Field;
  /** `BLOCK.SETTING`, as reasons name it. */
  path: string;
  value: unknown;
  unit: string;
  lists: Lists;
  reasons: Reason[];
  readOnly: boolean;
  onChange(value: unknown): void;
};
