// The kinds of blocks as the arranging screen knows them: words and fields, nothing that loads or renders.
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { fields } from '#modules/sites/index.ts';
import type { Field } from '#modules/sites/ui.ts';
import { kinds } from '../../portal/blocks/kinds.ts';

export type KindCard = {
  kind: string;
  title: string;
  about: string;
  full: boolean;
  leads: boolean;
  most: number | null;
  fields: Field[];
};

export const catalogueFor = (level: UnitLevel): KindCard[] =>
  kinds
    .filter((kind) => kind.levels?.includes(level) ?? true)
    .map((kind) => ({
      ...{ kind: kind.kind, title: kind.title, about: kind.about, full: kind.full ?? false },
      ...{ leads: kind.leads ?? false, most: kind.most ?? null },
      fields: fields.fieldsOf(kind.settings),
    }));

const plain = new Set(['line', 'count', 'yes', 'choice', 'article']);
/** Kinds that a superior may want on every page of its members: they show something without being set up there. */
export const wantable = kinds.filter(
  (kind) =>
    !kind.full &&
    (kind.levels?.includes('thcs') ?? true) &&
    fields.fieldsOf(kind.settings).every((field) => plain.has(field.input)),
);
