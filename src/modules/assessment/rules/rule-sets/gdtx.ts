// Learners of continuing education (GDTX, R2.18): QĐ 02/2007 as amended by TT26/2014, then TT43/2021. Their own words have not been read; they
// are known to be close to TT58 and parallel to TT22, so their numbers are those, and every result says so in its article.
import { citedAs } from './cited.ts';
import { type SecondaryRuleSet, since, until } from './shape.ts';
import { tt22 } from './tt22.ts';
import { tt58 } from './tt58.ts';

const continuing = (rules: SecondaryRuleSet): Pick<SecondaryRuleSet, 'conduct'> => ({
  // Some groups of adults are not rated.
  conduct: { ...rules.conduct, optional: true },
});

const before = citedAs(tt58, 'TT58 ', 'QĐ 02/2007 sửa bởi TT26/2014 (như TT58) ');
export const tt26of2014: SecondaryRuleSet = {
  ...before,
  ...continuing(before),
  id: 'TT26/2014',
  version: 1,
  name: 'Quyết định 02/2007/QĐ-BGDĐT sửa đổi bởi Thông tư 26/2014/TT-BGDĐT',
  title: 'Quy chế đánh giá, xếp loại học viên theo học chương trình giáo dục thường xuyên cấp THCS và cấp THPT',
  validity: until('continuing', '2014-2015', {
    ...{ 6: '2021-2022', 7: '2021-2022', 8: '2022-2023', 9: '2023-2024' },
    ...{ 10: '2021-2022', 11: '2022-2023', 12: '2023-2024' },
  }),
  unverified:
    'Chưa đọc được toàn văn: hệ số, ngưỡng và cách xét lấy như TT58; năm bắt đầu của TT43/2021 theo từng lớp chưa kiểm chứng.',
};

const after = citedAs(tt22, 'TT22 ', 'TT43/2021 (như TT22) ');
export const tt43: SecondaryRuleSet = {
  ...after,
  ...continuing(after),
  id: 'TT43/2021',
  version: 1,
  name: 'Thông tư 43/2021/TT-BGDĐT',
  title: 'Quy định về đánh giá học viên theo học chương trình giáo dục thường xuyên cấp THCS và cấp THPT',
  validity: since('continuing', {
    ...{ 6: '2022-2023', 7: '2022-2023', 8: '2023-2024', 9: '2024-2025' },
    ...{ 10: '2022-2023', 11: '2023-2024', 12: '2024-2025' },
  }),
  unverified: 'Chưa đọc được toàn văn: ngưỡng và cách xét lấy như TT22; năm bắt đầu theo từng lớp chưa kiểm chứng.',
};
