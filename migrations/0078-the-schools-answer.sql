-- An article that is taken over from a unit below brings along what that unit said of the children on its pictures.
alter table content.article add column children_said_by text not null default '' check (length(children_said_by) <= 200);
