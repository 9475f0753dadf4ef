import { expect, test } from 'vitest';
import { ConfigError, parseConfig } from './config.ts';

const problems = (env: Record<string, string>): string[] => {
  try {
    parseConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

test('nothing set is a configuration', () => {
  expect(parseConfig({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DEMO_SIZE: 'province' });
  expect(parseConfig({ PORT: '8080', CONGTRUONG_PORT: '8081', CLOCK_START: '' }).PORT).toBe(8081);
});

test.each([
  ['PORT', 'abc'],
  ['PORT', '0'],
  ['PORT', '70000'],
  ['PORT', '3000.5'],
  ['DATABASE_URL', 'localhost'],
  ['DATABASE_URL', 'mysql://a@b/c'],
  ['DATABASE_URL', 'postgres://a:b@c'],
  ['CLOCK_START', 'hôm qua'],
  ['CLOCK_START', '10/12/2018'],
  ['CLOCK_START', '2018-13-01'],
  ['BASE_HOST', 'Nam Định'],
  ['DEMO_SIZE', 'huyện'],
  ['LOG_LEVEL', 'loud'],
  ['AUTH_SECRET', 'short'],
  ['PUBLIC_SCHEME', 'ftp'],
  ['FEED_HOSTS_INSIDE', 'tin.noi-bo:8080'],
  ['FEED_HOSTS_INSIDE', '10.1.2.3,10.1.2.4:80'],
])('%s=%s is named', (key, value) => {
  const said = problems({ [key]: value });
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(new RegExp(`^${key}: `));
  // In Vietnamese, and secrets are not repeated.
  expect(said[0]).not.toMatch(/invalid|expected|too/i);
  expect(said[0]?.includes(value)).toBe(!/SECRET|URL/.test(key));
});

test.each(['2018-12-10', '2018-12-10T08:00', '2018-12-10T08:00:00+07:00', '2018-12-10T01:00:00Z', 'real'])(
  'CLOCK_START=%s',
  (value) => {
    expect(parseConfig({ CLOCK_START: value }).CLOCK_START).toBe(value);
  },
);

test('hosts inside are compared as browsers write them', () => {
  expect(parseConfig({ FEED_HOSTS_INSIDE: 'Tin.PGD.noi-bo,10.1.2.3,FD00::1' }).FEED_HOSTS_INSIDE).toBe(
    'tin.pgd.noi-bo,10.1.2.3,fd00::1',
  );
});

test('everything wrong is named at once, a misspelt key too', () => {
  const said = problems({ PORT: 'x', DEMO_SIZE: 'x', CLOCK_START: 'x', CONGTRUONG_POTR: '1' });
  expect(said.map((line) => line.split(':')[0]).sort()).toEqual(['CLOCK_START', 'CONGTRUONG_POTR', 'DEMO_SIZE', 'PORT']);
});
