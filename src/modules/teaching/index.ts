// The door of the teaching module.
export type { ClassSubject, Session, TeachingTables, TeachingViews } from './tables.ts';
