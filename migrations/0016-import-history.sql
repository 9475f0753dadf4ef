-- What imports did to one record: asked for every time its history is opened.
create index import_change_object on people.import_change (object_kind, object_id);
