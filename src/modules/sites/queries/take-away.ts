// The site itself, for whoever takes it away: settings, sections with their texts, first page, hosts, leaders, board.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export type TakenSection = {
  slug: string;
  title: string;
  kind: string;
  parent: string | null;
  inMenu: boolean;
  hidden: boolean;
  body: unknown;
  english: { title: string; body: unknown } | null;
  updatedAt: string;
};
export type TakenSite = { settings: Record<string, unknown>; sections: TakenSection[] } & Record<
  'layout' | 'hosts' | 'redirects' | 'leaders' | 'boards',
  unknown
>;

export async function takeAwaySite(work: Work, unitId: number): Promise<TakenSite | undefined> {
  const { rows } = await sql<TakenSite>`
    select to_jsonb(s) - 'unit_id' as settings,
      (select coalesce(jsonb_agg(jsonb_build_object('slug', c.slug, 'title', c.title, 'kind', c.kind, 'parent', c.parent_slug,
          'inMenu', c.in_menu, 'hidden', c.hidden, 'body', c.body,
          'english', (select jsonb_build_object('title', e.title, 'body', e.body) from sites.english e
            where e.unit_id = c.unit_id and e.slug = c.slug and e.body is not null), 'updatedAt', c.updated_at) order by c.position, c.slug), '[]')
        from sites.section c where c.unit_id = s.unit_id) as sections,
      (select l.rows from sites.layout l where l.unit_id = s.unit_id) as layout,
      (select coalesce(jsonb_agg(to_jsonb(h) - 'unit_id' order by h.host), '[]') from sites.host h where h.unit_id = s.unit_id) as hosts,
      (select coalesce(jsonb_agg(jsonb_build_object('from', r.from_path, 'to', r.to_path, 'note', r.note) order by r.from_path), '[]')
        from sites.redirect r where r.unit_id = s.unit_id) as redirects,
      (select coalesce(jsonb_agg(to_jsonb(l) - 'unit_id' order by l.position), '[]') from sites.leader l where l.unit_id = s.unit_id) as leaders,
      (select coalesce(jsonb_agg(to_jsonb(b) - 'unit_id' || jsonb_build_object('members', (select coalesce(jsonb_agg(to_jsonb(m) - 'unit_id' - 'board_id'
          order by m.position), '[]') from sites.board_member m where m.board_id = b.id)) order by b.valid_from), '[]')
        from sites.board b where b.unit_id = s.unit_id) as boards
    from sites.site s where s.unit_id = ${unitId}`.execute(work.handle);
  return rows[0];
}
