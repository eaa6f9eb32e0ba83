-- Pictures may be drawn from words alone: such a job has no photo.
alter table jobs
  alter column input_format drop not null,
  alter column input_width drop not null,
  alter column input_height drop not null,
  alter column input_bytes drop not null,
  alter column input_sha256 drop not null,
  -- How it is drawn where the sender said so: steps, guidance, sampler and the like; null: as the model has it.
  add column drawing jsonb;
