// The drawing that leads a story: its scene in one of four lights.
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { Random } from '../random.ts';

const words: Record<string, string> = {
  'san-truong': 'Tranh: sân trường giờ ra chơi, học sinh chơi trước dãy nhà mái ngói',
  'lop-hoc': 'Tranh: giờ học trong lớp, cô giáo đứng bên bảng',
  'lop-mam-non': 'Tranh: cô giáo đọc truyện, các bé ngồi vòng tròn trên thảm',
  'hoa-gao': 'Tranh: cây hoa gạo nở đỏ trước cổng trường',
  'vuon-truong': 'Tranh: vườn rau của trường, trẻ nhỏ đang tưới cây',
  'vuon-be': 'Tranh: vườn rau của trường mầm non, các bé đang tưới cây',
  'thu-vien': 'Tranh: thư viện nhiều giá sách, học sinh ngồi đọc',
  'the-thao': 'Tranh: học sinh thi đấu trên sân',
  'van-nghe': 'Tranh: học sinh hát múa trên sân khấu màn đỏ',
  'thi-nghiem': 'Tranh: ba học sinh áo trắng làm thí nghiệm bên bàn',
  'may-tinh': 'Tranh: phòng máy tính nhìn ra cửa sổ',
  'bua-an': 'Tranh: khay cơm trưa có cơm, thịt, rau, canh và một quả cam',
  'suc-khoe': 'Tranh: buổi khám sức khỏe ở trường',
  'hoi-truong': 'Tranh: cuộc họp trong hội trường',
  'dong-lua': 'Tranh: học sinh đạp xe trên đường làng giữa đồng lúa',
  'song-ninh': 'Tranh: bến sông lúc chiều xuống',
  'khai-giang': 'Tranh: trống trường, cờ hoa và bóng bay ngày khai giảng',
  'trung-thu': 'Tranh: trẻ rước đèn ông sao dưới trăng rằm',
  'bo-hoa': 'Tranh: bó hoa và chồng sách trên bàn giáo viên',
  'xe-dap': 'Tranh: học sinh đi xe đạp hàng một qua vạch sang đường',
  'vo-viet': 'Tranh: trang vở tập viết, bút và lọ mực',
  'giai-thuong': 'Tranh: cúp và huy chương trên giá',
  'tang-qua': 'Tranh: thùng quà có áo ấm và sách vở',
  'hop-phu-huynh': 'Tranh: cha mẹ ngồi họp trong lớp học',
};
const lights = 4;
export const sceneWords = (scene: string | null): string => (scene ? (words[scene] ?? '') : '');

const sceneOf = (picture: string) => picture.replace(/-\d$/, '');
/** Nobody on them wears a scarf, sits at a desk or rides a bicycle: for those whose children are small. */
const ofSmall = new Set([
  ...['lop-mam-non', 'vuon-be', 'bua-an', 'hoa-gao', 'trung-thu', 'suc-khoe', 'tang-qua', 'bo-hoa', 'giai-thuong'],
  ...['hop-phu-huynh', 'hoi-truong', 'song-ninh'],
]);
export const fits = (level: UnitLevel, scene: string): boolean => level !== 'mn' || ofSmall.has(sceneOf(scene));
/** Fit beside any story. */
const neutralAt = (level: UnitLevel): string[] =>
  level === 'mn'
    ? ['lop-mam-non', 'hoa-gao', 'vuon-be', 'song-ninh', 'bua-an']
    : ['hoa-gao', 'san-truong', 'dong-lua', 'song-ninh'];
/** What may lead a story at such a unit; of a story without a picture nothing. */
export function scenesAt(level: UnitLevel, scenes: readonly string[]): readonly string[] {
  const fit = scenes.filter((scene) => fits(level, scene));
  return fit.length > 0 || scenes.length === 0 ? fit : ['lop-mam-non'];
}
/** So many stories stand beside each other on a page. Of small children there are fewer drawings: one comes again in another light. */
const besideAt = (level: UnitLevel) => (level === 'mn' ? 1 : 6);

/** `scenes`: what else could lead it; of a story told by hand nothing. */
type Pictured = { at: string; scene: string | null; alt: string; scenes?: readonly string[] };
/** Stories that stand beside each other on a page are not led by one scene; each in a light of its own. */
export function hung<T extends Pictured>(level: UnitLevel, stories: readonly T[], rng: Random): T[] {
  const all = stories.filter((story) => story.scene !== null).sort((a, b) => (a.at < b.at ? -1 : 1));
  const fixed = (story: T) => !story.scenes;
  const led = new Map<T, string>(all.filter(fixed).map((story) => [story, sceneOf(story.scene ?? '')]));
  const beside = besideAt(level);
  const lit = new Map<string, number>();
  const lightOf = new Map<T, number>();
  for (const [i, story] of all.entries()) {
    if (fixed(story)) continue;
    // Those before have theirs already, of those after only the ones told by hand.
    const near = new Set(all.slice(Math.max(0, i - beside), i + beside + 1).map((other) => led.get(other)));
    const wanted = [story.scene ?? '', ...(story.scenes ?? []), ...neutralAt(level)];
    const scene = wanted.find((one) => !near.has(one)) ?? wanted[0] ?? '';
    led.set(story, scene);
    const light = rng.int(1, lights);
    lightOf.set(story, light === lit.get(scene) ? (light % lights) + 1 : light);
    lit.set(scene, lightOf.get(story) ?? light);
  }
  return stories.map((story) => {
    const scene = led.get(story);
    if (scene === undefined || fixed(story)) return story;
    const light = lightOf.get(story) ?? 1;
    return { ...story, scene: light === 1 ? scene : `${scene}-${light}`, alt: sceneWords(scene) };
  });
}
