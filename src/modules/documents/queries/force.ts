// A document's force, asked of the database: from what others do to it (facts) to the status by which lists filter. The words are those
// of rules/status.ts; the database test compares both over the whole demo.
import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import { spelled, text } from '#platform/db/statement.ts';
import type { Force, Status } from '../rules/status.ts';

/** To be joined to `documents.document d` and its revision `r`. */
export const forceJoinText = text`
  left join lateral (
    select min(coalesce(a.effective_on, a.issued_on)) filter (where l.kind = 'replaces') as replaced_on,
      min(coalesce(a.effective_on, a.issued_on)) filter (where l.kind = 'abolishes') as abolished_on,
      min(coalesce(a.effective_on, a.issued_on)) filter (where l.kind = 'amends') as amended_on
    from documents.relation l
    join documents.document f on f.id = l.document_id and f.state = 'published' and f.published_version = l.version
    join documents.revision a on a.document_id = f.id and a.version = f.published_version
    where l.target_id = d.id and l.kind in ('replaces', 'abolishes', 'amends')
  ) o on true`;
export const forceJoin = spelled(forceJoinText);

export const forceColumnsText = text`r.issued_on as "issuedOn", r.effective_on as "effectiveOn", r.expires_on as "expiresOn",
  o.replaced_on as "replacedOn", o.abolished_on as "abolishedOn", o.amended_on as "amendedOn"`;
export const forceColumns = spelled(forceColumnsText);
export type ForceColumns = Force;

export const statusSql = (today: LocalDate): RawBuilder<Status> => sql<Status>`case
  when o.replaced_on <= ${today}::date then 'replaced'
  when o.abolished_on <= ${today}::date or r.expires_on <= ${today}::date then 'expired'
  when coalesce(r.effective_on, r.issued_on) is null or coalesce(r.effective_on, r.issued_on) > ${today}::date then 'not_yet'
  when o.amended_on <= ${today}::date then 'partly'
  else 'in_force' end`;
