// What stands inside a page of the portal: text, which is escaped, or what JSX says. Its components never wait, so a page is text at once.
/** @jsxImportSource hono/jsx */
import { type Child, Fragment } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';

export type Node = Child | JSX.Element;
export const textOf = (node: Node): string => String(<Fragment>{node}</Fragment>);
