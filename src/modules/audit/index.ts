// The door of the audit module.
export { type AuditFilter, type AuditRow, auditEntries, lastDone } from './queries.ts';
export { type Act, actorLabel, difference, record, recordAll } from './record.ts';
export { type NumberForm, setNumber } from './set-number.ts';
export type { AuditTables } from './tables.ts';
