import { expect, test } from 'vitest';
import { isOwnOrigin, networkOf, openVisitorForms, type TicketFault } from './visitor-form.ts';

const forms = openVisitorForms('a secret for tests only');
const at = 1_544_400_000_000;

test.each<[string, number, TicketFault | 'ok']>([
  ['at once', 0, 'too_fast'],
  ['after a blink', 2999, 'too_fast'],
  ['when a person has typed', 3000, 'ok'],
  ['hours later', 12 * 3_600_000, 'ok'],
  ['the next day', 12 * 3_600_000 + 1, 'too_old'],
  ['before it was shown', -1, 'too_old'],
])('a form sent %s', (_when, later, expected) => {
  const { token } = forms.ticket('gui', 'first', at);
  const checked = forms.check('gui', token, '', 3000, at + later);
  expect(checked.ok ? 'ok' : checked.fault).toBe(expected);
});

test('a token is of its form, of this installation, and whole', () => {
  const { token } = forms.ticket('gui', 'first', at);
  const later = at + 5000;
  for (const other of ['', 'x', `${token}x`, token.replace('.k.', '.h.'), token.replace(/^./, 'z')])
    expect(forms.check('gui', other, '', 0, later).ok, other).toBe(false);
  expect(forms.check('bao-loi', token, '', 0, later)).toEqual({ ok: false, fault: 'missing' });
  expect(openVisitorForms('another').check('gui', token, '', 0, later)).toEqual({ ok: false, fault: 'missing' });
});

test('the sum is asked in words and taken in words or digits; it cannot be skipped', () => {
  const values = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
  for (let i = 0; i < 50; i++) {
    const { token, riddle } = forms.ticket('gui', 'ask', at);
    const [, a = '', b = ''] = /^(\S+) cộng (\S+) bằng mấy\?$/.exec(riddle ?? '') ?? [];
    const sum = values.indexOf(a.toLowerCase()) + values.indexOf(b);
    const check = (answer: string) => forms.check('gui', token, answer, 0, at + 5000);
    expect(check(` ${sum} `)).toMatchObject({ ok: true, solved: true });
    expect(check(String(sum + 1))).toEqual({ ok: false, fault: 'riddle' });
    expect(check('')).toEqual({ ok: false, fault: 'riddle' });
    if (sum === 15) expect(check('Mười lăm').ok).toBe(true);
  }
});

test('a sum solved is not asked again when a field is wrong, and lets one sending through', () => {
  const { token } = forms.ticket('gui', { solved: 'mot-lan' }, at);
  expect(forms.check('gui', token, '', 3000, at)).toEqual({ ok: true, nonce: 'mot-lan', solved: true });
  expect(forms.check('gui', token.replace('.d.', '.k.'), '', 0, at + 5000).ok).toBe(false);
  const again = forms.ticket('gui', 'again', at);
  expect(forms.check('gui', again.token, '', 3000, at + 500)).toMatchObject({ ok: true, solved: false });
});

test('an address is one visitor for a day, a network of the new kind too; a session is sealed', () => {
  expect(forms.visitor('203.0.113.9', '2018-12-10')).toBe(forms.visitor('::ffff:203.0.113.9', '2018-12-10'));
  expect(forms.visitor('203.0.113.9', '2018-12-10')).not.toBe(forms.visitor('203.0.113.9', '2018-12-11'));
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::9'));
  expect(networkOf('2001:db8::9')).toBe('2001:db8:0:0');
  const cookie = forms.sealSession();
  const id = forms.openSession(cookie);
  expect(id).not.toBeNull();
  expect(forms.openSession(`x${cookie}`)).toBeNull();
  expect(forms.openSession('')).toBeNull();
  expect(forms.session(id ?? '', 'a')).not.toBe(forms.session(id ?? '', 'b'));
});

const host = 'thcs.namdinh.localhost:3000';
test.each<[string, Record<string, string>, boolean]>([
  ['own origin', { origin: `http://${host}` }, true],
  ['own origin behind TLS', { origin: `https://${host}`, 'sec-fetch-site': 'same-origin' }, true],
  ['another site of the province', { origin: 'http://mn.namdinh.localhost:3000' }, false],
  ['a stranger', { origin: 'https://xau.example' }, false],
  ['no origin at all', { origin: 'null' }, false],
  ['said to come from another site', { origin: `http://${host}`, 'sec-fetch-site': 'same-site' }, false],
  ['an old browser with a referer', { referer: `http://${host}/hoi-dap/gui` }, true],
  ['a stranger’s referer', { referer: 'https://xau.example/' }, false],
  ['says nothing', {}, false],
])('%s', (_name, headers, expected) => expect(isOwnOrigin(new Headers({ host, ...headers }))).toBe(expected));
