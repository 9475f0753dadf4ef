// What does one document do to another? Stored once, read from both sides (P-8.1).

export type RelationKind = 'replaces' | 'abolishes' | 'amends' | 'guides' | 'refers';

/** Said by the document that acts; said of the document acted upon. */
export const relationNames: Record<RelationKind, { forward: string; backward: string }> = {
  replaces: { forward: 'Thay thế', backward: 'Bị thay thế bởi' },
  abolishes: { forward: 'Bãi bỏ', backward: 'Bị bãi bỏ bởi' },
  amends: { forward: 'Sửa đổi, bổ sung', backward: 'Được sửa đổi, bổ sung bởi' },
  guides: { forward: 'Hướng dẫn thi hành', backward: 'Được hướng dẫn bởi' },
  refers: { forward: 'Căn cứ, liên quan', backward: 'Được dẫn trong' },
};
export const relationKinds = Object.keys(relationNames) as RelationKind[];

/** Ends or changes the other's force: only who issued a document, here the unit that keeps it, may do that to it. */
export const changesForce = (kind: RelationKind): boolean => kind === 'replaces' || kind === 'abolishes' || kind === 'amends';
/** After it the other is no longer in force. */
export const endsForce = (kind: RelationKind): boolean => kind === 'replaces' || kind === 'abolishes';
