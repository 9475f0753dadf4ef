// Forms of visitors against machines, without scripts: where it comes from, how old, the hidden field, the small sum, the limits; what was
// typed is kept and shown as text only, and nothing is stored that was refused.
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openVisitorForms } from '#platform/http/visitor-form.ts';
import { withDatabase } from './support/db.ts';
import { openWeb, secret, type Web } from './support/web.ts';

const t = withDatabase('school');
const host = 'thcs-con-a.namdinh.localhost:3000';
const site = `http://${host}`;
const forms = openVisitorForms(secret);
let web: Web;
let article = '';

beforeAll(async () => {
  web = await openWeb(t.db, { trustProxy: true });
  const { rows } = await t.db.ownerPool.query<{ slug: string }>(
    `select a.slug from content.article a join organizations.unit u on u.id = a.unit_id
     where u.slug = 'thcs-con-a' and a.state = 'published' and a.published_at < '2018-12-09' and a.expires_at is null limit 1`,
  );
  article = rows[0]?.slug ?? '';
}, 60_000);
afterAll(() => web?.close());

let visitor = 0;
const newAddress = () => `198.51.100.${++visitor}`;
const token = (form: string, age = 60_000, ask = false) => forms.ticket(form, ask ? 'ask' : 'first', Date.now() - age);

type Sending = { from?: string; headers?: Record<string, string>; cookie?: string };
async function post(
  path: string,
  body: Record<string, string> | FormData,
  { from = newAddress(), headers = {}, cookie }: Sending = {},
) {
  const encoded = new Response(body instanceof FormData ? body : new URLSearchParams(body));
  const bytes = await encoded.arrayBuffer();
  const response = await web.answer(
    new Request(`${site}${path}`, {
      ...{ method: 'POST', body: bytes },
      headers: {
        ...{ host, origin: site, 'x-forwarded-for': from, 'content-length': String(bytes.byteLength) },
        ...{ 'content-type': encoded.headers.get('content-type') ?? '', ...(cookie ? { cookie } : {}), ...headers },
      },
    }),
  );
  return {
    status: response.status,
    text: await response.text(),
    headers: response.headers,
    to: response.headers.get('location') ?? '',
  };
}
const get = async (path: string) => {
  const response = await web.answer(new Request(`${site}${path}`, { headers: { host } }));
  return { status: response.status, text: await response.text(), headers: response.headers };
};
const words = {
  ...{ 'linh-vuc': 'khac', 'tieu-de': 'Hỏi về giờ đón trẻ', 'noi-dung': 'Xin hỏi mấy giờ nhà trường mở cổng đón học sinh?' },
  ...{ 'doi-tuong': 'parent', 'ho-ten': 'Phạm Thị Lụa', 'dien-thoai': '', 'e-mail': '', 'cong-khai': 'on' },
};
const ask = (more: Record<string, string> = {}, sending: Sending = {}) =>
  post('/hoi-dap/gui', { ...words, dau: token('/hoi-dap/gui').token, ...more }, sending);
const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
/** The answer to the small sum that stands in a text. */
const sumOf = (text: string) => {
  const [, a = '', b = ''] = /(\p{L}+) cộng (\p{L}+) bằng mấy/u.exec(text.normalize('NFC')) ?? [];
  return String(digits.indexOf(a.toLowerCase()) + digits.indexOf(b));
};
const stored = async () =>
  (
    await t.db.ownerPool.query<{ n: number }>(
      "select count(*)::int as n from engagement.message where title like 'Hỏi về giờ đón%'",
    )
  ).rows[0]?.n;

test('pages with a form are kept by nobody, set no cookie, carry no script', async () => {
  for (const path of ['/hoi-dap/gui', '/hoi-dap/tra-cuu', '/lien-he/gui', `/bao-loi?bai=${article}`]) {
    const { status, text, headers } = await get(path);
    expect([path, status, headers.get('cache-control'), headers.get('set-cookie')]).toEqual([
      path,
      200,
      'private, no-store',
      null,
    ]);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).not.toContain('<script');
  }
  for (const path of ['/hoi-dap', '/lien-he', `/tin/${article}`]) {
    expect((await get(path)).headers.get('set-cookie')).toBeNull();
    expect((await get(path)).headers.get('x-cache')).toBe('hit');
  }
});

test('a question goes through, leads to its own page, which tells the state and the answer’s day', async () => {
  const before = (await stored()) ?? 0;
  const { status, to, headers } = await ask();
  expect([status, headers.get('set-cookie')]).toEqual([303, null]);
  expect(to).toMatch(/^\/hoi-dap\/cua-toi\/[a-z0-9]{8}-[a-z0-9]{10}\?vua-gui=1$/);
  expect(await stored()).toBe(before + 1);
  const own = await get(to);
  expect(own.headers.get('cache-control')).toBe('private, no-store');
  expect(own.headers.get('x-robots-tag')).toContain('noindex');
  for (const part of ['Đã nhận.', 'Còn 10 ngày làm việc', words['noi-dung']]) expect(own.text).toContain(part);
  expect(own.text).not.toContain('Lụa');
  const [code = '', key = ''] = new URL(to, 'http://x').pathname.split('/').at(-1)?.split('-') ?? [];
  expect((await get(to.replace('?vua-gui=1', ''))).text).not.toContain('Đã nhận.');
  const look = await post('/hoi-dap/tra-cuu', {
    ma: code.toUpperCase(),
    'ma-rieng': key.toUpperCase(),
    dau: token('/hoi-dap/tra-cuu').token,
  });
  expect([look.status, look.to]).toEqual([303, to.replace('?vua-gui=1', '')]);
  const empty = await post('/hoi-dap/tra-cuu', { ma: '', 'ma-rieng': ' ', dau: token('/hoi-dap/tra-cuu', 0).token });
  expect(empty.text).toContain('Ghi mã câu hỏi.');
  expect(empty.text).toContain('Ghi mã riêng.');
  const wrong = await post('/hoi-dap/tra-cuu', { ma: code, 'ma-rieng': 'aaaaaaaaaa', dau: token('/hoi-dap/tra-cuu').token });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Không có câu hỏi nào');
  expect((await get(`/hoi-dap/cua-toi/${code}-aaaaaaaaaa`)).status).toBe(404);
});

test.each<[string, number, string, () => Promise<Awaited<ReturnType<typeof ask>>>]>([
  ['no token', 422, 'Không rõ biểu mẫu này mở từ đâu', () => ask({ dau: '' })],
  ['a token of another form', 422, 'Không rõ biểu mẫu', () => ask({ dau: token('/bao-loi').token })],
  ['too fast', 422, 'câu hỏi nhỏ ở cuối rồi gửi lại', () => ask({ dau: token('/hoi-dap/gui', 1000).token })],
  ['too old', 422, 'mở đã lâu', () => ask({ dau: token('/hoi-dap/gui', 13 * 3_600_000).token })],
  ['the hidden field filled', 422, 'ô ẩn', () => ask({ website: 'http://x' })],
  ['from elsewhere', 403, 'không được gửi từ chính trang', () => ask({}, { headers: { origin: 'https://xau.example' } })],
  [
    'from another site of the province',
    403,
    'không được gửi từ',
    () => ask({}, { headers: { origin: 'http://namdinh.localhost:3000' } }),
  ],
  ['says not where from', 403, 'không được gửi từ', () => ask({}, { headers: { origin: 'null' } })],
  [
    'too fast and too short at once',
    422,
    'ít nhất 20 ký tự',
    () => ask({ 'noi-dung': 'x', dau: token('/hoi-dap/gui', 9).token }),
  ],
  ['many links', 422, 'câu hỏi nhỏ', () => ask({ 'noi-dung': 'Mua ngay http://a.vn http://b.vn http://c.vn giá rẻ' })],
  ['too long', 422, 'dài quá 5.000', () => ask({ 'noi-dung': 'dài '.repeat(1500) })],
  ['too short', 422, 'ít nhất 20 ký tự', () => ask({ 'noi-dung': 'ngắn' })],
])('%s: refused in words, what was typed is kept, nothing is stored', async (_name, status, part, send) => {
  const before = await stored();
  const answer = await send();
  expect(answer.status).toBe(status);
  expect(answer.text).toContain(part);
  expect(answer.text).toContain('value="Hỏi về giờ đón trẻ"');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(await stored()).toBe(before);
});

test('markup comes back as text, in the form and on the page', async () => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
  const refused = await ask({ 'tieu-de': `${evil} hỏi`, 'noi-dung': 'ngắn' });
  expect(refused.text).not.toContain('<script>');
  expect(refused.text).toContain('&lt;script&gt;');
  const { to } = await ask({ 'noi-dung': `${evil} và thêm vài chữ cho đủ` });
  const own = await get(to);
  expect(own.text).not.toContain('<script>');
  expect(own.text).toContain('&lt;script&gt;');
});

test('the third in an hour is asked a small sum; solved, it goes through; a form is taken once; beyond the limit nothing is', async () => {
  const from = newAddress();
  const used = token('/hoi-dap/gui').token;
  expect((await ask({ dau: used }, { from })).status).toBe(303);
  const twice = await ask({ dau: used }, { from });
  expect([twice.status, twice.text.includes('một lần rồi')]).toEqual([422, true]);
  expect((await ask({}, { from })).status).toBe(303);
  const third = await ask({}, { from });
  expect(third.status).toBe(422);
  const riddle = /(\S+) cộng (\S+) bằng mấy\?/.exec(third.text);
  expect(riddle).not.toBeNull();
  const solve = () => {
    const ticket = token('/hoi-dap/gui', 60_000, true);
    return { dau: ticket.token, 'cau-do': sumOf(ticket.riddle ?? '') };
  };
  expect((await ask({ ...solve(), 'cau-do': '99' }, { from })).text).toContain('chưa đúng');
  const short = await ask({ ...solve(), 'noi-dung': 'ngắn' }, { from });
  expect(short.text).toContain('ít nhất 20 ký tự');
  expect(short.text).not.toContain('bằng mấy');
  for (let i = 0; i < 10; i++) expect((await ask(solve(), { from })).status).toBe(303);
  const over = await ask(solve(), { from });
  expect(over.status).toBe(429);
  expect(over.text).toContain('đợi khoảng một giờ');
  const { rows } = await t.db.ownerPool.query('select who from engagement.trace');
  expect(JSON.stringify(rows)).not.toContain(from);
});

test('a look-up with a wrong code uses its solved sum up: the page that comes back asks another one, and that opens the question', async () => {
  const { to } = await ask();
  const [code = '', key = ''] = new URL(to, 'http://x').pathname.split('/').at(-1)?.split('-') ?? [];
  const path = '/hoi-dap/tra-cuu';
  const from = newAddress();
  const { token: dau, riddle } = token(path, 60_000, true);
  const wrong = await post(path, { ma: code, 'ma-rieng': 'aaaaaaaaaa', dau, 'cau-do': sumOf(riddle ?? '') }, { from });
  expect([wrong.status, wrong.text.includes('Không có câu hỏi nào')]).toEqual([422, true]);
  const next = { dau: /name="dau" value="([^"]+)"/.exec(wrong.text)?.[1] ?? '', 'cau-do': sumOf(wrong.text) };
  const right = await post(path, { ma: code, 'ma-rieng': key, ...next }, { from });
  expect([right.status, right.to]).toEqual([303, to.replace('?vua-gui=1', '')]);
});

test('bodies of unknown length, too heavy or without a form are not read; an address that takes none says so', async () => {
  const heavy = await post('/hoi-dap/gui', words, { headers: { 'content-length': String(7 * 1024 * 1024) } });
  expect(heavy.status).toBe(413);
  expect((await post('/hoi-dap', words)).status).toBe(405);
  expect((await post(`/tin/${article}`, words)).status).toBe(405);
  expect((await post('/tham-do/khong-co', words)).status).toBe(405);
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...words, dau: token('/hoi-dap/gui').token })) form.set(name, value);
  form.set('tep', new File(['<!doctype html><p>x'], 'anh.jpg'));
  const file = await post('/hoi-dap/gui', form);
  expect(file.status).toBe(422);
  expect(file.text).toContain('là một trang web');
  expect(file.text).not.toContain('Chọn lại tệp');
  // Beside other faults, and before anything is stored: what is not taken is said at once.
  form.set('tieu-de', '');
  form.set('dau', token('/hoi-dap/gui', 500).token);
  form.set('tep', new File(['MZ\u0090\u0000'], 'may.exe'));
  const early = await post('/hoi-dap/gui', form);
  expect(early.text).toContain('Gửi được ảnh JPG, PNG, tệp PDF, DOCX hoặc XLSX.');
  expect(early.text).not.toContain('Chọn lại tệp');
  form.set('tep', new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])], 'anh.jpg'));
  expect((await post('/hoi-dap/gui', form)).text).toContain('Chọn lại tệp');
});

test('what is wrong with a file is told together with what is missing', async () => {
  const form = new FormData();
  const typed = { ...words, 'ho-ten': '', 'e-mail': 'lua', dau: token('/hoi-dap/gui').token };
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  form.set('tep', new File(['<!doctype html><p>x'], 'anh.jpg'));
  const { status, text } = await post('/hoi-dap/gui', form);
  expect(status).toBe(422);
  for (const one of ['là một trang web', 'Họ và tên: viết ít nhất 2 ký tự', 'E-mail viết như ten@vidu.vn'])
    expect(text).toContain(one);
});

test('a contact note comes in as one', async () => {
  const { to } = await post('/lien-he/gui', { ...words, dau: token('/lien-he/gui').token });
  const code = to.split('/').at(-1)?.split('-')[0];
  const { rows } = await t.db.ownerPool.query('select kind, field, wants_public from engagement.question where code = $1', [
    code,
  ]);
  expect(rows).toEqual([{ kind: 'contact', field: 'khac', wants_public: false }]);
});

test('one vote a session: the mark comes with the vote, without it nothing counts, and a second is refused', async () => {
  const path = '/tham-do/thu-vien-nen-mo-them-gio-nao';
  const count = async () => Number(/<span class="tag mut">([\d.]+) phiếu/.exec((await get(`${path}/ket-qua`)).text)?.[1]);
  const before = await count();
  const vote = () => ({ chon: '1', dau: token(path).token });
  const sent = vote();
  const first = await post(path, sent);
  expect([first.status, first.to]).toEqual([307, `${path}?phien=1`]);
  const set = first.headers.get('set-cookie') ?? '';
  expect(set).toMatch(/HttpOnly; SameSite=Strict/);
  const cookie = set.split(';')[0] ?? '';
  const without = await post(`${path}?phien=1`, sent);
  expect([without.status, without.headers.get('set-cookie')]).toEqual([422, null]);
  expect((await post(`${path}?phien=1`, vote(), { cookie: 'phien=tu-nghi-ra.abc' })).status).toBe(422);
  expect(await count()).toBe(before);
  const counted = await post(`${path}?phien=1`, sent, { cookie });
  expect([counted.status, counted.to]).toEqual([303, `${path}/ket-qua?phieu=moi`]);
  expect((await get(counted.to)).text).toContain('Đã ghi phiếu của bạn');
  const mark = counted.headers.get('set-cookie') ?? '';
  expect(mark).toMatch(/^da-bo-phieu=1; Path=\/tham-do\/thu-vien-nen-mo-them-gio-nao; HttpOnly/);
  const again = await post(path, vote(), { cookie });
  expect([again.status, again.to]).toEqual([303, `${path}/ket-qua?phieu=cu`]);
  expect((await get(again.to)).text).toContain('Bạn đã bỏ phiếu trong phiên này');
  expect(await count()).toBe(before + 1);
});

test('votes from one network: too fast or beyond a family a sum is asked, many are marked beside the result, nobody is kept out', async () => {
  const path = '/tham-do/thu-vien-nen-mo-them-gio-nao';
  const from = newAddress();
  const sealed = () => `phien=${forms.sealSession()}`;
  const hasty = await post(path, { chon: '1', dau: token(path, 300).token }, { from, cookie: sealed() });
  expect([hasty.status, hasty.text.includes('câu hỏi nhỏ ở cuối rồi gửi lại')]).toEqual([422, true]);
  // Nothing chosen is said beside the sum; each reason leads somewhere, and the page opens at them.
  const empty = await post(path, { dau: token(path, 300).token }, { from, cookie: sealed() });
  expect(empty.text).toMatch(/<div class="faults" role="alert" tabindex="-1" autofocus(="")?>/);
  expect(empty.text.match(/<li>.*?<\/li>/g)?.filter((one) => one.includes('#o-'))).toEqual([
    expect.stringMatching(/href="#o-cau-do">.*câu hỏi nhỏ/),
    expect.stringMatching(/href="#o-chon">Chọn một phương án/),
  ]);
  // A vote is nothing that was written.
  expect(hasty.text).toContain('Phương án bạn chọn vẫn còn ở dưới.');
  expect(hasty.text).not.toContain('đã viết');
  const plain = () => post(path, { chon: '1', dau: token(path).token }, { from, cookie: sealed() });
  for (let i = 0; i < 4; i++) expect((await plain()).status).toBe(303);
  expect((await plain()).text).toMatch(/bằng mấy/);
  const result = async () => (await get(`${path}/ket-qua`)).text;
  expect(await result()).not.toContain('đến dồn');
  for (let i = 0; i < 8; i++) {
    const asked = forms.ticket(path, 'ask', Date.now() - 60_000);
    const [a, b] = (asked.riddle ?? '').replace(' bằng mấy?', '').split(' cộng ');
    const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
    const sum = digits.indexOf(a?.toLowerCase() ?? '') + digits.indexOf(b ?? '');
    const sent = await post(path, { chon: '1', dau: asked.token, 'cau-do': String(sum) }, { from, cookie: sealed() });
    expect(sent.status).toBe(303);
  }
  expect(await result()).toContain('2 phiếu đến dồn trong một giờ từ cùng một mạng');
});

test('a rating is one press a day from one place; a report reaches the desk', async () => {
  const from = newAddress();
  const rate = (sending: Sending = { from }) => post('/danh-gia', { bai: article, diem: '5' }, sending);
  const page = await get(`/tin/${article}`);
  expect(page.text).toContain('Bài này có ích cho bạn không?');
  expect((await rate()).to).toBe(`/da-gui/danh-gia?bai=${article}`);
  const again = await rate();
  expect(again.status).toBe(422);
  expect(again.text).toContain('hôm nay đã đánh giá');
  expect((await rate({ headers: { origin: 'https://xau.example' } })).status).toBe(403);
  expect((await post('/danh-gia', { bai: article, diem: '9' })).status).toBe(422);
  const path = `/bao-loi?bai=${article}`;
  const report = await post(path, { 'cho-sai': 'Ngày họp ghi sai', dau: token('/bao-loi').token });
  expect(report.to).toBe(`/da-gui/bao-loi?bai=${article}`);
  expect((await get(report.to)).text).toContain(`href="/tin/${article}"`);
});

test('a form that is shown is compressed, its token another one each time; one that comes back with words of a person is not', async () => {
  const headers = { host, 'accept-encoding': 'gzip, deflate, br' };
  const show = async () => {
    const response = await web.answer(new Request(`${site}/hoi-dap/gui`, { headers }));
    expect([response.status, response.headers.get('content-encoding'), response.headers.get('vary')]).toEqual([
      ...[200, 'br', 'accept-encoding'],
    ]);
    return brotliDecompressSync(Buffer.from(await response.arrayBuffer())).toString();
  };
  const tokens = [await show(), await show()].map((page) => /name="dau" value="([^"]+)"/.exec(page)?.[1]);
  expect(tokens[0]).toMatch(/^\w+\./);
  expect(tokens[1]).not.toBe(tokens[0]);
  const back = await post(
    '/hoi-dap/gui',
    { dau: tokens[0] ?? '', title: 'Hỏi về tuyển sinh' },
    { headers: { 'accept-encoding': 'br' } },
  );
  expect(back.headers.get('content-encoding')).toBeNull();
});
