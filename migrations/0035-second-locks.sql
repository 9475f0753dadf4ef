-- A dissolved unit publishes no English either (0034); taking it away stays possible.
create trigger still_open before insert or update of body, title on sites.english for each row when (new.body is not null)
  execute function organizations.still_open();
