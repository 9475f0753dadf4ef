// The door of the kitchen module.
export { copyLastMenu, type MenuForm, noteMenus, saveMenu } from './commands/save-menu.ts';
export { mayKeepMenus } from './policy.ts';
export {
  askWeekMenus,
  listMenus,
  type MealChange,
  type MealRow,
  type MenuRecord,
  menuOf,
  menuOfDay,
  menuWeeksAround,
  publishedMenus,
  type WeekMenu,
} from './queries/menus.ts';
export { type MenuStanding, menuDue, menuStanding, standingWords } from './rules/due.ts';
export { type ChildGroup, groupNames, groupsOf, type Meal, mealNames, meals } from './rules/meals.ts';
