import { expect, test } from 'vitest';
import { connectionProblem, type Facts, lacking } from './requirements.ts';

const roles = ['congtruong_office', 'congtruong_portal', 'congtruong_auth'];
const fine: Facts = {
  ...{ version: 150_010, encoding: 'UTF8', role: 'ct', database: 'ct', superuser: false, createRole: true },
  ...{ createInDatabase: true, createInPublic: true, extensionsInstalled: [] },
  ...{ extensionsAvailable: ['ltree', 'pg_trgm', 'btree_gist'], rolesKnown: [], rolesOwn: [] },
};

test.each<[string, Partial<Facts>, string | null]>([
  ['the rights the README names', {}, null],
  ['PostgreSQL 14', { version: 140_012 }, 'PostgreSQL 14'],
  ['another encoding', { encoding: 'LATIN1' }, 'LATIN1'],
  ['not the owner', { createInDatabase: false }, 'alter database ct owner to ct'],
  ['no right in public', { createInPublic: false }, 'alter database ct owner to ct'],
  ['no CREATEROLE', { createRole: false }, 'CREATEROLE'],
  ['a superuser needs nothing', { createRole: false, superuser: true, version: 180_000, rolesKnown: roles }, null],
  ['no contrib', { extensionsAvailable: ['pg_trgm'] }, 'ltree, btree_gist'],
  [
    'contrib already installed by somebody',
    { extensionsAvailable: [], extensionsInstalled: ['ltree', 'pg_trgm', 'btree_gist'] },
    null,
  ],
  ['15: roles of another database', { rolesKnown: roles }, null],
  ['18: roles of another database, made by another role', { version: 180_000, rolesKnown: roles }, 'with admin option'],
  ['18: roles made by this role', { version: 180_000, rolesKnown: roles, rolesOwn: roles }, null],
  ['roles handed to a role without CREATEROLE', { createRole: false, rolesKnown: roles, rolesOwn: roles }, null],
])('%s', (_case, facts, expected) => {
  const sentences = lacking({ ...fine, ...facts });
  if (expected === null) expect(sentences).toEqual([]);
  else expect(sentences.join('\n')).toContain(expected);
});

test('everything missing is said at once', () => {
  expect(
    lacking({ ...fine, createRole: false, createInPublic: false, extensionsAvailable: [], encoding: 'SQL_ASCII' }),
  ).toHaveLength(4);
});

test('a connection that fails names the place, not the password', () => {
  const text = connectionProblem({ code: '28P01', message: 'x' }, 'postgres://ct:secret@db.example/ct');
  expect(text).toContain('ct ở db.example:5432');
  expect(text).toContain('sai tên hoặc mật khẩu');
  expect(text).not.toContain('secret');
});
