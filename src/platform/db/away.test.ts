import { expect, test } from 'vitest';
import { isAway } from './away.ts';

test.each([
  [{ code: '57P01', message: 'terminating connection due to administrator command' }, true],
  [{ code: '57P03', message: 'the database system is not yet accepting connections' }, true],
  [{ code: '08006', message: 'connection failure' }, true],
  [{ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:5432' }, true],
  [{ code: 'ECONNRESET', message: 'read ECONNRESET' }, true],
  [{ message: 'Connection terminated unexpectedly' }, true],
  [{ message: 'Client has encountered a connection error and is not queryable' }, true],
  [{ message: 'timeout exceeded when trying to connect' }, true],
  [{ code: '57014', message: 'canceling statement due to statement timeout' }, false],
  [{ code: '42703', message: 'column "x" does not exist' }, false],
  [{ code: '23505', message: 'duplicate key value' }, false],
  [new TypeError('x is undefined'), false],
])('%j', (error, away) => expect(isAway(error)).toBe(away));
