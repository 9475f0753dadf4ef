// An old site for tests: an export of WordPress with two pictures, and a small server that hands the pictures out.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

export async function oldSite(): Promise<{ url: string; asked: string[]; close(): Promise<void> }> {
  const asked: string[] = [];
  const png = (colour: string) =>
    sharp({ create: { width: 640, height: 400, channels: 3, background: colour } })
      .png()
      .toBuffer();
  const pictures = new Map([
    ['/wp-content/uploads/khai-giang.png', await png('#2d4e96')],
    ['/wp-content/uploads/san-truong.png', await png('#3f7d4e')],
    ['/wp-content/uploads/khong-loi.png', await png('#aa3344')],
  ]);
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const bytes = pictures.get(request.url ?? '');
    if (bytes) response.writeHead(200, { 'content-type': 'image/png' }).end(bytes);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const post = (id: number, type: string, fields: string) =>
  `<item>${fields}<wp:post_id>${id}</wp:post_id><wp:post_type>${type}</wp:post_type></item>`;

/** Three posts (one whose picture has no words), a draft, a page, attachments, a menu entry. */
export const oldExport = (url: string) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Trường cũ</title><link>${url}</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>${url}</wp:base_blog_url>
<wp:author><wp:author_login>lan</wp:author_login><wp:author_display_name><![CDATA[Cô Lan]]></wp:author_display_name></wp:author>
${post(
  11,
  'post',
  `<title>Lễ khai giảng năm học 2017-2018</title><link>${url}/2017/09/le-khai-giang/</link><dc:creator>lan</dc:creator>
<content:encoded><![CDATA[Sáng 5/9, thầy và trò dự lễ.

[caption id="x" width="640"]<img src="${url}/wp-content/uploads/khai-giang-300x188.png" alt="Học sinh xếp hàng chào cờ"> Chào cờ đầu năm[/caption]

Xem thêm <a href="${url}/2017/10/hoi-khoe/">hội khỏe</a> và <a href="${url}/tap-chi/">tạp chí</a>.]]></content:encoded>
<wp:post_date_gmt>2017-09-05 01:00:00</wp:post_date_gmt><wp:status>publish</wp:status>
<category domain="category" nicename="hoat-dong">Hoạt động nhà trường</category>`,
)}
${post(
  12,
  'post',
  `<title>Hội khỏe Phù Đổng</title><link>${url}/2017/10/hoi-khoe/</link><dc:creator>lan</dc:creator>
<content:encoded><![CDATA[<!-- wp:paragraph --><p>Hội khỏe <strong>cấp trường</strong>.</p><!-- /wp:paragraph --><script>alert(1)</script>]]></content:encoded>
<wp:post_date_gmt>2017-10-20 02:00:00</wp:post_date_gmt><wp:status>publish</wp:status><category domain="category" nicename="tin-tuc">Tin tức</category>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>21</wp:meta_value></wp:postmeta>`,
)}
${post(
  13,
  'post',
  `<title>Ảnh không có lời</title><link>${url}/2017/11/anh/</link><dc:creator>lan</dc:creator>
<content:encoded><![CDATA[<p>Một tấm ảnh.</p><img src="${url}/wp-content/uploads/khong-loi.png"><img src="${url}/mat.png" alt="Ảnh đã mất">]]></content:encoded>
<wp:post_date_gmt>2017-11-20 02:00:00</wp:post_date_gmt><wp:status>publish</wp:status>`,
)}
${post(14, 'post', `<title>Bản nháp ở trang cũ</title><link>${url}/?p=14</link><content:encoded>Chưa xong.</content:encoded><wp:status>draft</wp:status>`)}
${post(15, 'page', `<title>Nội quy học sinh trường cũ</title><link>${url}/noi-quy/</link><content:encoded><![CDATA[<h1>Nội quy</h1><ul><li>Đi học đúng giờ</li></ul>]]></content:encoded><wp:post_name>noi-quy-cu</wp:post_name><wp:status>publish</wp:status>`)}
${post(20, 'attachment', `<title>kg</title><wp:attachment_url>${url}/wp-content/uploads/khai-giang.png</wp:attachment_url>`)}
${post(21, 'attachment', `<title>st</title><wp:attachment_url>${url}/wp-content/uploads/san-truong.png</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>Sân trường</wp:meta_value></wp:postmeta>`)}
${post(30, 'nav_menu_item', '<title>Menu</title>')}
</channel></rss>`;
