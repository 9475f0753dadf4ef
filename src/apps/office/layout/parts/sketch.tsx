// A kind of block in a few strokes, so that it is found by its shape before its name is read.
type Part = [x: number, y: number, w: number, h: number, fill?: 'a' | 'b'];
const lines = (x: number, y: number, w: number, n: number): Part[] =>
  Array.from({ length: n }, (_, i): Part => [x, y + i * 8, w - (i === n - 1 ? w * 0.3 : 0), 3]);
const sketches: Record<string, Part[]> = {
  featured: [[8, 8, 52, 44, 'a'], ...lines(66, 16, 46, 4)],
  news: [[8, 8, 32, 24, 'a'], [44, 8, 32, 24, 'a'], [80, 8, 32, 24, 'a'], ...[8, 44, 80].flatMap((x) => lines(x, 38, 32, 2))],
  category: [[8, 6, 30, 5, 'b'], [8, 18, 50, 34, 'a'], ...lines(64, 20, 48, 4)],
  notices: [8, 24, 40].flatMap((y): Part[] => [
    [8, y, 14, 12, 'b'],
    [28, y + 1, 80, 3],
    [28, y + 7, 50, 3],
  ]),
  documents: [8, 20, 32, 44].flatMap((y): Part[] => [
    [8, y, 24, 5, 'b'],
    [38, y + 1, 74, 3],
  ]),
  'from-above': [[50, 6, 20, 10, 'b'], [58, 18, 4, 8], ...lines(14, 32, 92, 3)],
  'from-members': [
    [8, 8, 24, 18, 'a'],
    [36, 8, 24, 18, 'a'],
    [64, 8, 24, 18, 'a'],
    [8, 32, 24, 18, 'a'],
    [36, 32, 24, 18, 'a'],
    [92, 8, 20, 42, 'b'],
  ],
  opening: [
    [0, 0, 120, 60, 'a'],
    [10, 28, 60, 8, 'b'],
    [10, 42, 44, 4, 'b'],
  ],
  tiles: [8, 46, 84].flatMap((x): Part[] => [
    [x, 8, 28, 20, 'a'],
    [x, 34, 28, 20, 'a'],
  ]),
  directory: [8, 36, 64, 92].flatMap((x): Part[] => [[x, 10, 22, 6, 'b'], ...lines(x, 22, 22, 4)]),
  figures: [10, 38, 66, 94].flatMap((x): Part[] => [
    [x, 18, 18, 14, 'b'],
    [x, 38, 18, 3],
  ]),
  contact: [[8, 8, 104, 44, 'a'], ...lines(18, 18, 60, 4)],
  'memorial-days': [8, 34].flatMap((y): Part[] => [
    [8, y, 18, 18, 'b'],
    [32, y + 4, 60, 4],
    [32, y + 12, 40, 3],
  ]),
  banner: [
    [0, 16, 120, 28, 'a'],
    [14, 26, 40, 6, 'b'],
  ],
  'picture-text': [[8, 10, 46, 40, 'a'], [62, 12, 40, 6, 'b'], ...lines(62, 24, 50, 3)],
  'free-text': [[8, 8, 50, 6, 'b'], ...lines(8, 20, 104, 4)],
  links: [8, 64].flatMap((x): Part[] => [12, 26, 40].map((y): Part => [x, y, 48, 4, 'b'])),
  search: [
    [8, 20, 82, 18, 'a'],
    [90, 20, 22, 18, 'b'],
  ],
};

export function Sketch({ kind }: { kind: string }) {
  return (
    <svg className="sketch" viewBox="0 0 120 60" aria-hidden="true">
      {(sketches[kind] ?? [[8, 8, 104, 44, 'a']]).map(([x, y, w, h, fill]) => (
        <rect key={`${x}.${y}.${w}`} className={fill ?? 'l'} x={x} y={y} width={w} height={h} rx="2" />
      ))}
    </svg>
  );
}
