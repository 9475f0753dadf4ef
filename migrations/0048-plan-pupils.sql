-- Campaigns leave out pupils on a plan of their own (R1.27, R3.1): few, and asked for at every look at the wall.
create index pupil_plan on people.pupil (unit_id) where disability_exempt and active;
