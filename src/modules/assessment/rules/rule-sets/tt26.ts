// Circular 58/2011 as amended by 26/2020/TT-BGDĐT (26/8/2020, in force 11/10/2020): one mid-term and one final assessment, three core
// subjects (R1.28-R1.33). For the grades that had not yet come under TT22/2021.
import { citedAs } from './cited.ts';
import { type Gradebook, type SecondaryRuleSet, until } from './shape.ts';
import { tt58 } from './tt58.ts';

export const assessments: Gradebook = {
  code: 'DDG',
  columns: [
    {
      ...{ code: 'DDGtx', name: 'ĐĐGtx', long: 'Đánh giá thường xuyên', coefficient: 1, single: false, usuallyWhole: null },
      kinds: [],
    },
    { code: 'DDGgk', name: 'ĐĐGgk', long: 'Đánh giá giữa kỳ', coefficient: 2, single: true, usuallyWhole: null, kinds: [] },
    { code: 'DDGck', name: 'ĐĐGck', long: 'Đánh giá cuối kỳ', coefficient: 3, single: true, usuallyWhole: null, kinds: [] },
  ],
};

const base = citedAs(tt58, 'TT58 ', 'TT58 (sửa bởi TT26/2020) ');
if (base.learning.by !== 'mean') throw new Error('TT58 classifies by the mean of the subjects');

export const tt26: SecondaryRuleSet = {
  ...base,
  id: 'TT58/2011+TT26/2020',
  version: 1,
  name: 'Thông tư 58/2011/TT-BGDĐT sửa đổi bởi Thông tư 26/2020/TT-BGDĐT',
  validity: until('general', '2020-2021', {
    ...{ 6: '2020-2021', 7: '2021-2022', 8: '2022-2023', 9: '2023-2024' },
    ...{ 10: '2021-2022', 11: '2022-2023', 12: '2023-2024' },
  }),
  unverified: null,
  // A class that recorded one-period tests before 11/10/2020 keeps them for that semester (R1.32).
  gradebooks: [assessments, ...base.gradebooks],
  minimums: {
    by: 'periodsPerYear',
    bands: [{ upTo: 35, atLeast: 2 }, { upTo: 70, atLeast: 3 }, { atLeast: 4 }],
    comment: null,
    article: 'TT58 (sửa bởi TT26/2020) Đ8',
  },
  learning: { ...base.learning, core: ['TOAN', 'VAN', 'NN', 'NN1'] },
};
