// The words of a text as the editor keeps it (a tree of nodes), for search and for summaries. Whatever the tree is made of.

const breaks = new Set(['paragraph', 'heading', 'listItem', 'tableCell', 'tableHeader', 'hardBreak', 'image', 'video']);
type Node = { type?: string; text?: string; attrs?: Record<string, unknown>; content?: Node[] };

/** Captions and the titles of videos are words too. */
export function plainText(doc: unknown): string {
  const parts: string[] = [];
  const visit = (node: Node) => {
    if (node.text) parts.push(node.text);
    if (node.type === 'image') parts.push(` ${node.attrs?.caption ?? ''}`);
    if (node.type === 'video') parts.push(` ${node.attrs?.title ?? ''}`);
    for (const child of node.content ?? []) visit(child);
    if (node.type && breaks.has(node.type)) parts.push(' ');
  };
  if (typeof doc === 'object' && doc !== null) visit(doc as Node);
  return parts.join('').replace(/\s+/g, ' ').trim();
}
