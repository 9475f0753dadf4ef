// The framework looks for the document here; it is the office's.
export { default, ErrorBoundary, headers, Layout, links, loader, shouldRevalidate } from './apps/office/document.tsx';
