-- A waiting text of a page brings along the name, address and place that the page is to have (null: as they are), and what was said of children on
-- its pictures. JSON null as its text: the page is to be emptied.
alter table sites.section_draft
  add column head jsonb check (head is null or lang = 'vi'),
  add column children text not null default '' check (children in ('', 'none', 'agreed'));
