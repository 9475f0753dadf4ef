// Units of the demo province that keep a site elsewhere besides the one here: their feeds, with links to what they told this autumn.
import type pg from 'pg';
import { slugify } from '#kernel/vietnamese-text.ts';
import { random } from './random.ts';
import { Ids } from './records.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

const told: Record<string, string[]> = {
  district: [
    'Giao ban hiệu trưởng tháng 12: chuẩn bị kiểm tra học kỳ I',
    'Hội thi giáo viên giỏi cấp huyện khép lại với 46 giờ dạy',
    'Kiểm tra bếp ăn bán trú ở 12 trường mầm non',
    'Tập huấn phần mềm quản lý trường học cho văn thư các trường',
    'Đoàn công tác thăm và tặng quà các thầy cô nghỉ hưu nhân ngày 20/11',
    'Hội khỏe Phù Đổng cấp huyện: 32 trường tham gia',
  ],
  thpt: [
    'Câu lạc bộ Vật lý mời phụ huynh xem buổi thí nghiệm mở',
    'Đội tuyển học sinh giỏi bước vào tháng ôn cuối',
    'Ngày hội hướng nghiệp: 14 trường đại học về với học sinh lớp 12',
    'Lễ kỷ niệm ngày Nhà giáo Việt Nam 20/11',
    'Giải bóng đá nam sinh: lớp 11A3 vào chung kết',
    'Học bổng khuyến học trao cho 28 học sinh vượt khó',
  ],
  thcs: [
    'Học sinh lớp 8 làm mô hình cầu treo từ que kem',
    'Liên đội quyên góp 320 cuốn sách cho thư viện xã',
    'Thi hùng biện tiếng Anh vòng trường',
    'Tuần lễ an toàn giao thông trước cổng trường',
    'Họp ban đại diện cha mẹ học sinh giữa học kỳ I',
    'Học sinh lớp 6 thăm nghĩa trang liệt sĩ của xã',
  ],
  gdtx: [
    'Khai giảng lớp tin học văn phòng buổi tối, khóa 3',
    'Học viên lớp điện dân dụng thực hành ở xưởng của huyện',
    'Thông báo nhận hồ sơ lớp 10 hệ giáo dục thường xuyên đợt bổ sung',
  ],
};

type State = 'fine' | 'failing' | 'slow' | 'paused';
export async function loadFeeds(client: pg.PoolClient, units: DemoUnit[]): Promise<void> {
  const ids = new Ids(31);
  const own = units.find((unit) => unit.slug === demoSchoolSlug);
  const of = (level: string) => units.filter((unit) => unit.level === level && unit.id !== own?.id && unit.id !== own?.parentId);
  const chosen: (readonly [DemoUnit | undefined, State])[] = [
    [of('district')[1], 'fine'],
    [of('district')[4], 'slow'],
    [of('thpt')[0], 'fine'],
    [of('thpt')[3], 'fine'],
    [of('thcs')[2], 'failing'],
    [of('thcs')[7], 'fine'],
    [of('gdtx')[0], 'paused'],
  ];
  for (const [unit, state] of chosen) {
    if (!unit) continue;
    const rng = random(`feed-${unit.slug}`);
    const site = `http://${unit.slug}.edu.vn.example`;
    const id = ids.next();
    const minute = String(10 + rng.int(0, 40));
    const okAt =
      state === 'slow'
        ? `2018-12-06T06:${minute}:00+07:00`
        : state === 'failing'
          ? '2018-12-08T06:20:00+07:00'
          : `2018-12-10T06:${minute}:00+07:00`;
    const failure = state === 'failing' ? `${unit.slug}.edu.vn.example trả lời quá chậm.` : null;
    await client.query(
      `insert into sharing.feed (id, unit_id, address, every_minutes, paused_at, paused_by, tried_at, ok_at, failure, failures, next_at,
         created_by, created_at, updated_by, updated_at)
       values ($1, $2, $3, 1440, $4, $5, $6, $7, $8, $9, $10, $11, $12, $11, $12)`,
      [
        ...[id, unit.id, `${site}/rss.xml`],
        ...(state === 'paused' ? ['2018-12-10T07:30:00+07:00', 'Vũ Quang Hiển'] : [null, null]),
        ...[state === 'failing' ? '2018-12-10T06:20:00+07:00' : okAt, okAt, failure, failure ? 2 : 0],
        ...['2018-12-11T06:15:00+07:00', 'Vũ Quang Hiển', '2018-11-12T09:05:00+07:00'],
      ],
    );
    // Two units of a level do not tell the same.
    const all = told[unit.level] ?? [];
    const half = Math.ceil(all.length / 2);
    const second = chosen.findIndex(([other]) => other?.level === unit.level) !== chosen.findIndex(([other]) => other === unit);
    const titles = second ? all.slice(half) : all.slice(0, half);
    await client.query(
      `insert into sharing.feed_item (feed_id, unit_id, key, title, summary, link, published_at)
       select $1, $2, link, title, '', link, at from unnest($3::text[], $4::text[], $5::timestamptz[]) as r(title, link, at)`,
      [
        ...[id, unit.id, titles, titles.map((title) => `${site}/tin/${slugify(title, 60)}`)],
        titles.map((_, i) =>
          `2018-${i === 0 && state !== 'slow' ? '12-08' : `11-${29 - i * 5 - rng.int(0, 3)}`}T${8 + rng.int(0, 8)}:${minute}:00+07:00`.replace(
            /T(\d):/,
            'T0$1:',
          ),
        ),
      ],
    );
  }
}
