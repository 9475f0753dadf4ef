// The door for screens: pure words.
export { completenessTenths, measureNames } from './rules/standing.ts';
