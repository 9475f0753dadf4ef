import type { OrganizationsViews } from '#modules/organizations/index.ts';
import type { PeopleViews } from '#modules/people/index.ts';
import { readerOf, writerOf } from '#platform/db/work.ts';
import type { ClassesTables } from './tables.ts';

export const read = readerOf<ClassesTables & PeopleViews & OrganizationsViews>();
export const write = writerOf<ClassesTables>();
