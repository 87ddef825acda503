-- Sealed history of IAM state and verdicts. Evidence tables take INSERT and SELECT only; every row belongs to an account, and a
-- transaction sees the accounts of its scope (`muster.accounts`: unset shows nothing, `*` everything, else a list of ids).
-- An account's key is its 12 digits as a number. Rows that describe a change stand only where something differs from the row before.

-- The group role muster_app exists before: it belongs to the cluster, not to this database.

create table account (
  id           bigint primary key,
  name         text,
  organization text
);
comment on table account is 'accounts with at least one snapshot; name and organization as last told';

create table document (
  digest    bytea primary key check (length(digest) = 32),
  canonical bytea,
  kind      text not null,
  body      bytea not null
);
comment on table document is 'texts by their SHA-256, shared across accounts and days';
comment on column document.body is 'the text, deflated';
create index document_canonical on document (canonical) where canonical is not null;
comment on column document.kind is 'policy, section, or the type of the resource that it is the lasting members of';
comment on column document.canonical is
  'of a policy as received: digest of its canonical form, by which others refer to it; null where the received text is canonical';

create table document_use (
  document bytea not null,
  account  bigint not null,
  primary key (document, account)
);
comment on table document_use is 'in which accounts a document occurs: it is visible to whoever may see one of them';

create table snapshot (
  id             uuid primary key,
  account        bigint not null references account,
  collected_at   timestamptz not null,
  sealed_at      timestamptz not null default now(),
  complete       boolean not null,
  anything_read  boolean not null,
  content_digest bytea not null,
  seal_digest    bytea not null,
  format         smallint not null,
  provenance     bytea not null,
  warnings       bytea,
  unique (account, collected_at)
);
comment on table snapshot is 'what was collected of one account at one time; its content is in the change rows up to that time';
comment on column snapshot.complete is 'whether every core section was read or is known to be absent';
comment on column snapshot.anything_read is 'whether anything of the account was read at all: otherwise there is no data';
comment on column snapshot.provenance is 'canonical JSON, deflated; likewise warnings';

create table section_change (
  account  bigint not null,
  section  text not null,
  at       timestamptz not null,
  state    text not null check (state in ('present', 'absent', 'unreadable', 'gone')),
  cause    text,
  detail   text,
  document bytea,
  primary key (account, section, at)
);
comment on table section_change is 'state of each section from a snapshot on; gone: the snapshot has no such section';
comment on column section_change.document is 'its lasting data; null where resources or the usage stream hold all of it';

create table resource (
  id         integer generated always as identity primary key,
  account    bigint not null,
  type       text not null,
  arn        text not null,
  unique_id  text not null,
  occurrence smallint not null,
  unique (account, arn, unique_id, type, occurrence)
);
comment on table resource is 'users, groups, roles and policies; one that was made anew under its old ARN is another one';
comment on column resource.occurrence is 'above 0 where one answer lists the same resource more than once';

create table resource_change (
  resource integer not null references resource,
  account  bigint not null,
  at       timestamptz not null,
  document bytea,
  primary key (account, resource, at)
);
comment on table resource_change is 'state of each resource from a snapshot on';
comment on column resource_change.document is 'its lasting members; null: gone';

create table usage (
  account bigint not null,
  at      timestamptz not null,
  body    bytea not null,
  primary key (account, at)
);
comment on table usage is
  'what changes by mere use: last-used values, and when the credential report was made; JSON, deflated, times as seconds before at';

create table ruleset (
  id                integer generated always as identity primary key,
  digest            bytea not null,
  engine            text not null,
  service_reference text not null,
  unique (digest, engine, service_reference)
);
comment on table ruleset is 'what judged: rules, catalogue and parameters by digest, with the build and the reference that went with them';

create table evaluation (
  id             uuid primary key,
  account        bigint not null,
  snapshot       uuid not null references snapshot,
  instant        timestamptz not null,
  ruleset        integer not null references ruleset,
  digest         bytea not null,
  pass           integer not null,
  fail           integer not null,
  not_applicable integer not null,
  undetermined   integer not null
);
create index on evaluation (account, instant);
comment on table evaluation is 'the evaluation that was sealed with its snapshot: at the instant at which that was collected';

create table control (
  id   smallint generated always as identity primary key,
  name text not null unique
);

create table judged (
  id      integer generated always as identity primary key,
  account bigint not null,
  type    text not null,
  name    text not null,
  unique (account, name, type)
);
comment on table judged is 'what verdicts are about; name: its ARN or id';

create table finding (
  id      uuid primary key,
  account bigint not null,
  control smallint not null references control,
  judged  integer not null references judged
);
comment on table finding is 'what a finding''s id names; the id follows from account, control and name';

create table verdict_change (
  account  bigint not null,
  control  smallint not null references control,
  judged   integer not null references judged,
  at       timestamptz not null,
  outcome  text check (outcome in ('PASS', 'FAIL', 'NOT_APPLICABLE', 'UNDETERMINED')),
  detail   text,
  primary key (account, control, judged, at)
);
comment on column verdict_change.outcome is 'null: no longer judged';
comment on column verdict_change.detail is 'canonical JSON of reasons and unread sections; null for PASS and NOT_APPLICABLE';

create table control_rollup (
  account        bigint not null,
  at             timestamptz not null,
  control        smallint not null,
  pass           integer not null,
  fail           integer not null,
  not_applicable integer not null,
  undetermined   integer not null,
  primary key (account, control, at)
);
comment on table control_rollup is
  'outcomes by control from a snapshot on: the only derived table; all 0: no longer judged';

create table job (
  id         uuid primary key,
  kind       text not null,
  state      text not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  done       integer not null default 0,
  total      integer not null default 0,
  unit       text not null,
  results    text not null default '[]',
  problem    text,
  created_at timestamptz not null default now()
);

create table idempotent_request (
  credential uuid not null,
  key        text not null,
  request    bytea not null,
  job        uuid not null references job,
  created_at timestamptz not null default now(),
  primary key (credential, key)
);
comment on table idempotent_request is 'what was asked with an Idempotency-Key, and the job that answered it; forgotten after a day';
comment on column idempotent_request.request is 'SHA-256 of the request';

create table api_key (
  id         uuid primary key,
  hash       bytea not null unique,
  prefix     text not null,
  name       text not null,
  created_at timestamptz not null default now()
);
comment on column api_key.hash is 'SHA-256 of a key of 256 random bits';

do $$
declare
  name text;
begin
  foreach name in array array['snapshot', 'section_change', 'resource', 'resource_change', 'usage', 'evaluation', 'judged', 'finding',
                              'verdict_change', 'control_rollup', 'document_use'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    -- the subselects are evaluated once for each query, and the cast only where the scope is a list
    execute format($policy$
      create policy scope on %I using (
        case when (select current_setting('muster.accounts', true)) = '*' then true
             else account = any (coalesce(
                    (select string_to_array(nullif(current_setting('muster.accounts', true), ''), ',')::bigint[]), '{}'))
        end)
    $policy$, name);
    execute format('grant select, insert on %I to muster_app', name);
  end loop;
end $$;

alter table account enable row level security;
alter table account force row level security;
create policy scope on account using (
  case when (select current_setting('muster.accounts', true)) = '*' then true
       else id = any (coalesce(
              (select string_to_array(nullif(current_setting('muster.accounts', true), ''), ',')::bigint[]), '{}'))
  end);
grant select, insert, update (name, organization) on account to muster_app;

alter table document enable row level security;
alter table document force row level security;
create policy written on document for insert with check (true);
create policy scope on document for select using (
  exists (select from document_use where document_use.document = document.digest));
grant select, insert on document to muster_app;

grant select, insert on control, ruleset to muster_app;
grant select, insert, update on job to muster_app;
grant select, insert, delete on idempotent_request to muster_app;
grant select, insert on api_key to muster_app;
grant usage on schema public to muster_app;

create view schema_version_of_muster as
  select version from flyway_schema_history
   where success and version is not null order by installed_rank desc limit 1;
comment on view schema_version_of_muster is 'what a login that may not migrate compares its build with';
grant select on schema_version_of_muster to muster_app;

do $$
begin
  -- sealing stages in temporary tables, which a database may have been closed to
  execute format('grant connect, temporary on database %I to muster_app', current_database());
end $$;
