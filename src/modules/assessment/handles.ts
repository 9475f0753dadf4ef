import type { ClassesViews } from '#modules/classes/index.ts';
import type { OrganizationsViews } from '#modules/organizations/index.ts';
import type { PeopleViews } from '#modules/people/index.ts';
import type { TeachingViews } from '#modules/teaching/index.ts';
import { readerOf, writerOf } from '#platform/db/work.ts';
import type { AssessmentTables } from './tables.ts';

export const read = readerOf<AssessmentTables & TeachingViews & ClassesViews & PeopleViews & OrganizationsViews>();
export const write = writerOf<AssessmentTables>();
