// The law that schools and offices of the demo cite.
import type { Topic } from './document-topics.ts';

type Law = Pick<Topic, 'title' | 'fields' | 'from' | 'until' | 'acts'> & {
  number: string;
  kind: string;
  issuer: string;
  issued: string;
};
const ministry = 'Bộ Giáo dục và Đào tạo';

/** Real acts in force, or replaced, in December 2018: titles and days as published. */
export const laws: Law[] = [
  {
    number: '38/2005/QH11',
    kind: 'luat',
    issuer: 'Quốc hội',
    title: 'Luật Giáo dục',
    issued: '2005-06-14',
    from: '2006-01-01',
    fields: ['thanh-tra'],
  },
  {
    ...{ number: '44/2009/QH12', kind: 'luat', issuer: 'Quốc hội', title: 'Luật sửa đổi, bổ sung một số điều của Luật Giáo dục' },
    ...{ issued: '2009-11-25', from: '2010-07-01', fields: ['thanh-tra'], acts: [{ kind: 'amends', of: '38/2005/QH11' }] },
  },
  {
    ...{
      number: '43/2011/NĐ-CP',
      kind: 'nghi-dinh',
      issuer: 'Chính phủ',
      issued: '2011-06-13',
      from: '2011-08-01',
      fields: ['chuyen-doi-so'],
    },
    title:
      'Quy định về việc cung cấp thông tin và dịch vụ công trực tuyến trên trang thông tin điện tử hoặc cổng thông tin điện tử của cơ quan nhà nước',
  },
  {
    ...{
      number: '53/2012/TT-BGDĐT',
      kind: 'thong-tu',
      issuer: ministry,
      issued: '2012-12-20',
      from: '2013-02-04',
      fields: ['chuyen-doi-so'],
    },
    title:
      'Quy định về tổ chức hoạt động, sử dụng thư điện tử và cổng thông tin điện tử tại sở giáo dục và đào tạo, phòng giáo dục và đào tạo và các cơ sở giáo dục mầm non, giáo dục phổ thông và giáo dục thường xuyên',
    acts: [{ kind: 'refers', of: '43/2011/NĐ-CP' }],
  },
  {
    ...{
      number: '09/2009/TT-BGDĐT',
      kind: 'thong-tu',
      issuer: ministry,
      issued: '2009-05-07',
      from: '2009-06-21',
      fields: ['thanh-tra'],
    },
    title: 'Ban hành Quy chế thực hiện công khai đối với cơ sở giáo dục của hệ thống giáo dục quốc dân',
  },
  {
    ...{
      number: '36/2017/TT-BGDĐT',
      kind: 'thong-tu',
      issuer: ministry,
      issued: '2017-12-28',
      from: '2018-02-12',
      fields: ['thanh-tra'],
    },
    title: 'Ban hành Quy chế thực hiện công khai đối với cơ sở giáo dục và đào tạo thuộc hệ thống giáo dục quốc dân',
    acts: [{ kind: 'replaces', of: '09/2009/TT-BGDĐT' }],
  },
  {
    ...{
      number: '30/2014/TT-BGDĐT',
      kind: 'thong-tu',
      issuer: ministry,
      issued: '2014-08-28',
      from: '2014-10-15',
      fields: ['tieu-hoc'],
    },
    title: 'Ban hành Quy định đánh giá học sinh tiểu học',
  },
  {
    ...{
      number: '22/2016/TT-BGDĐT',
      kind: 'thong-tu',
      issuer: ministry,
      issued: '2016-09-22',
      from: '2016-11-06',
      fields: ['tieu-hoc'],
    },
    title: 'Sửa đổi, bổ sung một số điều của Quy định đánh giá học sinh tiểu học ban hành kèm theo Thông tư số 30/2014/TT-BGDĐT',
    acts: [{ kind: 'amends', of: '30/2014/TT-BGDĐT' }],
  },
  {
    ...{
      number: '58/2011/TT-BGDĐT',
      kind: 'thong-tu',
      issuer: ministry,
      issued: '2011-12-12',
      from: '2012-01-26',
      fields: ['trung-hoc'],
    },
    title: 'Ban hành Quy chế đánh giá, xếp loại học sinh trung học cơ sở và học sinh trung học phổ thông',
  },
  {
    ...{
      number: '30/2009/TT-BGDĐT',
      kind: 'thong-tu',
      issuer: ministry,
      issued: '2009-10-22',
      from: '2009-12-10',
      fields: ['to-chuc'],
    },
    title: 'Ban hành Quy định chuẩn nghề nghiệp giáo viên trung học cơ sở, giáo viên trung học phổ thông',
  },
  {
    ...{
      number: '20/2018/TT-BGDĐT',
      kind: 'thong-tu',
      issuer: ministry,
      issued: '2018-08-22',
      from: '2018-10-10',
      fields: ['to-chuc'],
    },
    title: 'Ban hành quy định chuẩn nghề nghiệp giáo viên cơ sở giáo dục phổ thông',
    acts: [{ kind: 'replaces', of: '30/2009/TT-BGDĐT' }],
  },
  {
    ...{
      number: '46/2017/NĐ-CP',
      kind: 'nghi-dinh',
      issuer: 'Chính phủ',
      issued: '2017-04-21',
      from: '2017-04-21',
      fields: ['thanh-tra'],
    },
    title: 'Quy định về điều kiện đầu tư và hoạt động trong lĩnh vực giáo dục',
  },
  {
    ...{
      number: '135/2018/NĐ-CP',
      kind: 'nghi-dinh',
      issuer: 'Chính phủ',
      issued: '2018-10-04',
      from: '2018-11-20',
      fields: ['thanh-tra'],
    },
    title:
      'Sửa đổi, bổ sung một số điều của Nghị định số 46/2017/NĐ-CP quy định về điều kiện đầu tư và hoạt động trong lĩnh vực giáo dục',
    acts: [{ kind: 'amends', of: '46/2017/NĐ-CP' }],
  },
];
