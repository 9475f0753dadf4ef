// The framework looks for the routes here; they are listed by the office.
export { routes as default } from './apps/office/routes.ts';
