-- Work in the background over several machines: who does what next (db-scheduler), jobs with their tasks, schedules, and the days on which
-- nothing was collected. The task of an account belongs to it, and so is seen within its scope; jobs and schedules belong to no account.

do $$
begin
  perform set_config('muster.accounts', '*', true);
end $$;

create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
comment on table scheduled_tasks is 'of db-scheduler: what is due when, and which worker has it; the instance is the id of a row of job_task';
create index on scheduled_tasks (execution_time);
create index on scheduled_tasks (last_heartbeat);
create index on scheduled_tasks (priority desc, execution_time asc);

create table schedule (
  id         uuid primary key,
  name       text not null unique,
  request    text not null,
  cron       text,
  every      text,
  next_at    timestamptz not null,
  last_job   uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (num_nonnulls(cron, every) = 1)
);
comment on table schedule is 'what is collected again and again';
comment on column schedule.request is 'canonical JSON of what to collect';
comment on column schedule.cron is 'of five fields, in UTC';
comment on column schedule.every is 'ISO 8601 duration';

alter table job
  add column priority    smallint not null default 0,
  add column request     text not null default '{}',
  add column schedule    uuid references schedule on delete set null,
  add column failed      integer not null default 0,
  add column started_at  timestamptz,
  add column finished_at timestamptz;
comment on column job.request is 'canonical JSON of what was asked';
comment on column job.failed is 'how many of the done accounts failed';
alter table schedule add foreign key (last_job) references job;

create table job_task (
  id          uuid primary key,
  job         uuid not null references job,
  kind        text not null,
  account     bigint,
  state       text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  attempt     integer not null default 0,
  worker      text,
  calls       integer not null default 0,
  throttles   integer not null default 0,
  results     uuid[] not null default '{}',
  problem     text,
  retry_at    timestamptz,
  started_at  timestamptz,
  finished_at timestamptz,
  unique nulls not distinct (job, kind, account)
);
comment on table job_task is 'what one worker does at a time; done once in effect: only the present attempt of a running task can end it';
comment on column job_task.account is 'null: the task is of no one account';
comment on column job_task.problem is 'what ended it, or the last attempt';
comment on column job_task.results is 'ids of snapshots';

create table job_input (
  job  uuid not null references job,
  part integer not null,
  body bytea not null,
  primary key (job, part)
);
alter table job_input alter column body set storage external;
comment on table job_input is 'bytes that a job works on, cut into parts, so that any worker can do it; until it is over';

-- what was under way in a process of the release before went with that process
update job set state = 'failed', problem = '{"type":"urn:muster:problem:internal-error","title":"Something went wrong here","status":500,'
  || '"detail":"the server was replaced before the job was done: send it again"}'
 where state in ('queued', 'running');
insert into job_task (id, job, kind, state, attempt, results)
select gen_random_uuid(), id, kind, state, 1,
       array(select substring(path from '[^/]*$')::uuid from jsonb_array_elements_text(results::jsonb) as path)
  from job;
alter table job drop column results;

alter table account
  add column active      boolean not null default true,
  add column known_since timestamptz not null default now(),
  add column closed_to   date;
update account set known_since = first.collected_at
  from (select account, min(collected_at) as collected_at from snapshot group by account) first
 where first.account = account.id;
comment on table account is 'accounts that were collected, or found in an organization; name and organization as last told';
comment on column account.active is 'whether its organization last said so';
comment on column account.known_since is 'from when on a day without data is recorded';
comment on column account.closed_to is 'last day (UTC) that was looked at for data; null: none yet';

create table day_without_data (
  account   bigint not null,
  day       date not null,
  closed_at timestamptz not null default now(),
  primary key (account, day)
);
comment on table day_without_data is
  'NO_DATA: active accounts without a snapshot of that day (UTC) from which anything was read, as it was known when the day was closed';

do $$
declare
  name text;
begin
  foreach name in array array['day_without_data', 'job_task'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$
      create policy scope on %I using (
        case when (select current_setting('muster.accounts', true)) = '*' then true
             when account is null then true
             else account = any (coalesce(
                    (select string_to_array(nullif(current_setting('muster.accounts', true), ''), ',')::bigint[]), '{}'))
        end)
    $policy$, name);
    execute format('grant select, insert on %I to muster_app', name);
  end loop;
end $$;

grant update on job_task to muster_app;
grant update (active, closed_to) on account to muster_app;
grant select, insert, update, delete on scheduled_tasks, schedule to muster_app;
grant select, insert, delete on job_input to muster_app;
