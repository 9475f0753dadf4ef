// The door for screens of marks elsewhere. Nothing here reaches the database or the server's own modules.
export { periodNames, periodWords } from './rules/lock.ts';
export { requestStateNames } from './rules/unlock-state.ts';
export { keptMarks } from './web/grid/kept.ts';
export { Change } from './web/parts/change.tsx';
export { stateTone } from './web/parts/state-tone.ts';
export { UnsentNote } from './web/parts/unsent-note.tsx';
