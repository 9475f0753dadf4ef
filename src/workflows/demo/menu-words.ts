// What kitchens of schools around Hải Hậu cook in December: for the demo's menus.
import type { Random } from './random.ts';

const lunches = [
  ['Thịt lợn sốt cà chua', 'Canh bí đỏ nấu tôm'],
  ['Cá thu sốt', 'Canh cải cúc thịt băm'],
  ['Trứng đúc thịt', 'Canh cua rau đay'],
  ['Đậu phụ nhồi thịt', 'Canh chua cá rô'],
  ['Thịt bò hầm khoai', 'Canh rau ngót'],
  ['Thịt gà rang gừng', 'Canh mồng tơi nấu ngao'],
  ['Tôm rim thịt', 'Canh bầu nấu tôm khô'],
  ['Cá basa kho tộ', 'Canh cải xanh'],
  ['Thịt kho trứng cút', 'Canh khoai sọ'],
  ['Chả lá lốt', 'Canh su hào cà rốt'],
];
const snacks = [
  ['Sữa chua', 'Chuối'],
  ['Sữa bột pha'],
  ['Cam sành'],
  ['Đu đủ chín'],
  ['Sữa đậu nành'],
  ['Thanh long'],
  ['Bánh flan'],
  ['Chè đỗ đen'],
];
const mornings = [['Cháo thịt băm'], ['Bún mọc'], ['Phở gà'], ['Xôi đỗ xanh'], ['Cháo cá'], ['Mì tôm thịt bò']];
const dinners = [
  ['Cháo gà hạt sen'],
  ['Bún mọc'],
  ['Xôi gấc', 'Sữa đậu nành'],
  ['Súp ngô gà'],
  ['Phở gà'],
  ['Cháo lươn cà rốt'],
  ['Miến gà nấm hương'],
  ['Cháo sườn bí đỏ'],
];
const softer = [['Sữa bột pha'], ['Nước cam'], ['Sữa chua'], ['Cháo thịt bí đỏ']];

export type DayMenu = { meal: string; dishes: readonly string[]; kcal: number | null }[];

/** One day; a dish does not come twice in a week, because the lists are walked on from where the week began. */
export function dayMenu(group: 'nursery' | 'kindergarten' | 'primary', start: number, day: number, rng: Random): DayMenu {
  const at = <T>(list: readonly T[], step = 1) => list[(start * step + day) % list.length] as T;
  const kcal = (low: number, high: number) => Math.round(rng.int(low, high) / 5) * 5;
  if (group === 'primary')
    return [
      { meal: 'lunch', dishes: ['Cơm tẻ', ...at(lunches)], kcal: kcal(610, 720) },
      { meal: 'afternoon_snack', dishes: at(snacks), kcal: kcal(120, 180) },
    ];
  if (group === 'nursery')
    return [
      { meal: 'morning_snack', dishes: at(softer), kcal: null },
      { meal: 'lunch', dishes: ['Cơm nát', ...at(lunches)], kcal: kcal(320, 380) },
      { meal: 'dinner', dishes: at(dinners, 3), kcal: kcal(230, 280) },
    ];
  return [
    ...(start % 4 === 0 ? [{ meal: 'breakfast', dishes: at(mornings), kcal: null }] : []),
    { meal: 'lunch', dishes: at(lunches), kcal: kcal(400, 470) },
    { meal: 'afternoon_snack', dishes: at(snacks), kcal: kcal(90, 130) },
    { meal: 'dinner', dishes: at(dinners, 3), kcal: kcal(210, 270) },
  ];
}
