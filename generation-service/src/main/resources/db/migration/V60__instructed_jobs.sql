-- The model that edits by instructions carries it out instead, should it know the prompt for one. Whoever claims the job finds out
-- and writes that model's name over the other.
alter table jobs add column instructed boolean not null default false;
