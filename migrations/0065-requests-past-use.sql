-- Looked at every minute: does what somebody waits for still concern anybody in the class?
create index unlock_request_asked on assessment.unlock_request (id) where state = 'asked';
