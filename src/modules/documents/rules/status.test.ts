import { expect, test } from 'vitest';
import { type Force, type Status, statusOf } from './status.ts';

const today = '2018-12-10';
const plain: Force = {
  ...{ issuedOn: '2018-12-01', effectiveOn: '2018-12-01', expiresOn: null },
  ...{ replacedOn: null, abolishedOn: null, amendedOn: null },
};
test.each<[string, Partial<Force>, Status]>([
  ['in force from its day', {}, 'in_force'],
  ['in force on the very day', { effectiveOn: today }, 'in_force'],
  ['tomorrow', { effectiveOn: '2018-12-11' }, 'not_yet'],
  ['without a day of force: from the day of issue', { effectiveOn: null }, 'in_force'],
  ['without any day', { effectiveOn: null, issuedOn: null }, 'not_yet'],
  ['ends today', { expiresOn: today }, 'expired'],
  ['ends tomorrow', { expiresOn: '2018-12-11' }, 'in_force'],
  ['replaced by one that is in force', { replacedOn: '2018-12-05' }, 'replaced'],
  ['replaced from tomorrow', { replacedOn: '2018-12-11' }, 'in_force'],
  ['replaced and past its end', { replacedOn: '2018-12-05', expiresOn: '2018-12-02' }, 'replaced'],
  ['replaced before it began', { replacedOn: '2018-12-05', effectiveOn: '2019-01-01' }, 'replaced'],
  ['abolished', { abolishedOn: '2018-12-05' }, 'expired'],
  ['amended', { amendedOn: '2018-12-05' }, 'partly'],
  ['amended from tomorrow', { amendedOn: '2018-12-11' }, 'in_force'],
  ['amended, then ended', { amendedOn: '2018-12-05', expiresOn: '2018-12-09' }, 'expired'],
  ['amended before it began', { amendedOn: '2018-12-05', effectiveOn: '2019-01-01' }, 'not_yet'],
])('%s', (_name, change, status) => expect(statusOf({ ...plain, ...change }, today)).toBe(status));
