// Tables of the kitchen module.
import type { Generated } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import type { ChildGroup, Meal } from './rules/meals.ts';

type Of = { unit_id: number; monday: LocalDate; child_group: ChildGroup };

export type KitchenTables = {
  'kitchen.menu': Of & {
    version: number;
    approver: string;
    note: string;
    first_published_at: Date | null;
    saved_by: string;
    saved_at: Date;
  };
  'kitchen.meal': Of & { day: LocalDate; meal: Meal; dishes: string[]; kcal: number | null };
  'kitchen.change': Of & {
    id: Generated<number>;
    day: LocalDate;
    meal: Meal;
    before: string[];
    after: string[];
    reason: string;
    changed_by: string;
    changed_at: Date;
  };
};
