// The door for screens: pure words and React parts, nothing that needs the server.
export { type ChildrenAnswer, unsaid } from './rules/children.ts';
export { ChildrenAnswered, ChildrenQuestion } from './web/parts/children-question.tsx';
