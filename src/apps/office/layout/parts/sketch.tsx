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
  week: [8, 44, 80].flatMap((x): Part[] => [[x, 8, 32, 8, 'b'], ...lines(x, 22, 32, 4)]),
  timetable: [
    ...[8, 30, 52, 74, 96].map((x): Part => [x, 8, 18, 6, 'b']),
    ...[18, 28, 38, 48].flatMap((y) => [8, 30, 52, 74, 96].map((x): Part => [x, y, 18, 6, 'a'])),
  ],
  menu: [8, 24, 40].flatMap((y): Part[] => [
    [8, y, 20, 12, 'b'],
    [34, y, 34, 12, 'a'],
    [72, y, 40, 12, 'a'],
  ]),
  events: [
    [8, 8, 44, 44, 'a'],
    [8, 8, 44, 10, 'b'],
    ...[14, 32, 46].flatMap((y): Part[] => [
      [60, y - 4, 10, 8, 'b'],
      [76, y - 2, 36, 3],
    ]),
  ],
  albums: [
    [8, 8, 50, 44, 'a'],
    [62, 8, 24, 20, 'a'],
    [90, 8, 22, 20, 'a'],
    [62, 32, 24, 20, 'a'],
    [90, 32, 22, 20, 'b'],
  ],
  resources: [8, 64].flatMap((x) => [8, 34].flatMap((y): Part[] => [[x, y, 14, 18, 'b'], ...lines(x + 20, y + 4, 28, 2)])),
  disclosure: [8, 20, 32, 44].flatMap((y): Part[] => [
    [8, y, 8, 8, 'b'],
    [22, y + 2, 58, 3],
    [92, y + 1, 20, 6, 'a'],
  ]),
  alert: [
    [0, 0, 120, 8],
    [0, 12, 120, 16, 'a'],
    [8, 16, 8, 8, 'b'],
    [22, 18, 74, 4],
  ],
  admission: [[8, 8, 104, 44, 'a'], [16, 16, 44, 6, 'b'], ...lines(16, 28, 52, 2), [76, 34, 28, 10, 'b']],
  consultations: [
    [8, 8, 62, 18, 'a'],
    [14, 12, 40, 3],
    [14, 18, 28, 3],
    [50, 34, 62, 18, 'b'],
  ],
  answered: [8, 34].flatMap((y): Part[] => [
    [8, y, 10, 10, 'b'],
    [24, y + 2, 70, 4],
    [24, y + 12, 88, 3],
  ]),
  poll: [
    [8, 8, 60, 5],
    ...[20, 32, 44].flatMap((y, i): Part[] => [
      [8, y, 104, 8, 'a'],
      [9, y + 1, 70 - i * 22, 6, 'b'],
    ]),
  ],
  search: [
    [8, 20, 82, 18, 'a'],
    [90, 20, 22, 18, 'b'],
  ],
};

/** Kinds that have a picture of their own. */
export const sketched = Object.keys(sketches);

export function Sketch({ kind }: { kind: string }) {
  return (
    <svg className="sketch" viewBox="0 0 120 60" aria-hidden="true">
      {(sketches[kind] ?? [[8, 8, 104, 44, 'a']]).map(([x, y, w, h, fill]) => (
        <rect key={`${x}.${y}.${w}`} className={fill ?? 'l'} x={x} y={y} width={w} height={h} rx="2" />
      ))}
    </svg>
  );
}
