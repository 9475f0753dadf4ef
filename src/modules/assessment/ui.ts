// The door for screens of marks elsewhere. Nothing here reaches the database or the server's own modules.
export { requestStateNames } from './rules/unlock-state.ts';
export { Change } from './web/parts/change.tsx';
export { stateTone } from './web/parts/state-tone.ts';
