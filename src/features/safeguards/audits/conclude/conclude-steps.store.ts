/**
 * The statements that conclude a run, in order. `last_run_id` is the run that last said something of a finding, and `change`
 * what that was. A finding that was decided and is another one now, or whose decision has passed, is open again: `reopened`.
 */
import { severities, confidences } from '../../catalogue.ts'

export const countSightings = 'select count(*) from audit_sightings where run_id = cast(:run as uuid)'

/** Nobody decides while it is told what became of the findings. */
export const prepare = [
  'lock table findings in share row exclusive mode',
  `set local work_mem = '64MB'`,
  `create temporary table audit_seen (
     code text not null, app_id uuid, key text not null, fingerprint text not null, evidence_hash text not null,
     severity text not null, confidence text not null, subjects integer not null, touches_staff boolean not null,
     finding_id bigint, change text not null, is_rewritten boolean not null
   ) on commit drop`,
]

const listOf = (words: readonly string[]): string => `array[${words.map((word) => `'${word}'`).join(', ')}]`
const severityList = listOf(severities)
const confidenceList = listOf(confidences)

/** RFC 2104 with SHA-256, over bytes. */
const hmac = (bytes: string): string =>
  `encode(sha256(cast(:outer as bytea) || sha256(cast(:inner as bytea) || ${bytes})), 'hex')`

/** Members and apps that went while the checks ran have nothing more to say. */
const dropOrphans = `
  delete from audit_sightings s
  where s.run_id = cast(:run as uuid) and (
    s.member_id is not null and not exists (select from members m where m.id = s.member_id)
    or s.app_id is not null and not exists (select from apps a where a.id = s.app_id and a.deleted_at is null)
  )`

const bareUndecided =
  'decided_at = null, decided_by = null, seconded_by = null, decision_reason = null, decided_until = null'

/** The group is as severe as its worst member and as certain as its weakest one. */
const groupSightings = `
  insert into audit_seen
  select g.code, g.app_id, g.key, g.fingerprint, g.evidence_hash, g.severity, g.confidence, g.subjects, g.touches_staff,
    f.id,
    case
      when f.id is null then 'new'
      when f.state = 'resolved' then 'reopened'
      when g.evidence_hash <> f.evidence_hash or g.touches_staff and not f.touches_staff
        or array_position(${severityList}, g.severity) < array_position(${severityList}, f.severity)
        then case when f.state = 'open' then 'changed' else 'reopened' end
      when f.decided_until <= cast(:now as timestamptz) then 'reopened'
      else 'still'
    end,
    f.id is null or f.state = 'resolved' or f.evidence_hash <> g.evidence_hash
  from (
    select s.code, s.app_id, s.key,
      ${hmac(`convert_to(concat_ws(chr(10), s.code, coalesce(s.app_id::text, ''), s.key), 'UTF8')`)} as fingerprint,
      ${hmac(`string_agg(distinct s.print, ''::bytea order by s.print)`)} as evidence_hash,
      (${severityList})[min(array_position(${severityList}, s.severity))] as severity,
      (${confidenceList})[max(array_position(${confidenceList}, s.confidence))] as confidence,
      count(distinct s.subject) as subjects,
      coalesce(bool_or(m.is_staff or m.role is not null or z.role in ('agent', 'admin')), false) as touches_staff
    from (
      select *, sha256(convert_to(concat_ws(chr(10), subject, evidence::text), 'UTF8')) as print
      from audit_sightings where run_id = cast(:run as uuid)
    ) s
    left join members m on m.id = s.member_id
    left join zendesk_users z on z.app_id = s.app_id and z.zendesk_id = s.zendesk_id
    group by s.code, s.app_id, s.key
  ) g
  left join findings f on f.fingerprint = g.fingerprint`

const openNew = `
  insert into findings (
    fingerprint, code, app_id, severity, confidence, state, evidence_hash, subjects, touches_staff, first_seen_at,
    last_seen_at, opened_at, last_run_id, change
  )
  select fingerprint, code, app_id, severity, confidence, 'open', evidence_hash, subjects, touches_staff, cast(:now as timestamptz), cast(:now as timestamptz), cast(:now as timestamptz),
    cast(:run as uuid), 'new'
  from audit_seen where change = 'new' order by code collate "C", fingerprint collate "C"`

const nameNew = `
  update audit_seen s set finding_id = f.id from findings f where s.change = 'new' and f.fingerprint = s.fingerprint`

const seeAgain = `
  update findings f set last_seen_at = cast(:now as timestamptz), times_seen = f.times_seen + 1, last_run_id = cast(:run as uuid), change = 'still',
    severity = s.severity, confidence = s.confidence, touches_staff = s.touches_staff
  from audit_seen s where f.id = s.finding_id and s.change = 'still'`

const seeChanged = `
  update findings f set last_seen_at = cast(:now as timestamptz), times_seen = f.times_seen + 1, last_run_id = cast(:run as uuid), change = s.change,
    severity = s.severity, confidence = s.confidence, evidence_hash = s.evidence_hash, subjects = s.subjects,
    touches_staff = s.touches_staff, state = 'open', resolved_at = null, ${bareUndecided},
    opened_at = case when f.state = 'resolved' then cast(:now as timestamptz) else f.opened_at end
  from audit_seen s where f.id = s.finding_id and s.change in ('changed', 'reopened')`

const seeCarried = `
  update findings set last_seen_at = cast(:now as timestamptz), times_seen = times_seen + 1, last_run_id = cast(:run as uuid), change = 'still'
  where code = any (cast(:carried as text[])) and app_id is null and state <> 'resolved'`

/** What could not be looked at, too: a decision has an end. */
const endDecisions = `
  update findings set state = 'open', last_run_id = cast(:run as uuid), change = 'reopened', ${bareUndecided}
  where decided_until <= cast(:now as timestamptz) and state not in ('open', 'resolved')`

const resolveUnseen = `
  update findings f set state = 'resolved', resolved_at = cast(:now as timestamptz), last_run_id = cast(:run as uuid), change = 'resolved', ${bareUndecided}
  where f.state <> 'resolved' and f.last_run_id is distinct from cast(:run as uuid)
    and (
      exists (select from apps a where a.id = f.app_id and a.deleted_at is not null)
      or (f.code, coalesce(f.app_id::text, '')) in (
        select code, coalesce(app_id, '') from unnest(cast(:codes as text[]), cast(:apps as text[])) as checked (code, app_id)
      )
    )`

const clearSubjects = `
  delete from finding_subjects old using audit_seen s
  where old.finding_id = s.finding_id and s.is_rewritten and s.change <> 'new'`

const writeSubjects = `
  insert into finding_subjects (finding_id, subject, member_id, zendesk_id, evidence)
  select distinct on (s.finding_id, v.subject) s.finding_id, v.subject, v.member_id, v.zendesk_id, v.evidence
  from audit_seen s
  join audit_sightings v
    on v.run_id = cast(:run as uuid) and v.code = s.code and v.key = s.key and coalesce(v.app_id::text, '') = coalesce(s.app_id::text, '')
  where s.is_rewritten
  order by s.finding_id, v.subject, v.evidence::text`

/** About a member only where it is about one alone. */
const recordEvents = `
  insert into events (at, type, actor, outcome, subject_id, app_id, detail)
  select cast(:now as timestamptz), case f.change
      when 'new' then 'finding.opened'
      when 'changed' then 'finding.changed'
      when 'reopened' then 'finding.reopened'
      else 'finding.resolved'
    end, 'system', 'done',
    (select min(member_id::text)::uuid from finding_subjects
     where finding_id = f.id and member_id is not null having count(distinct member_id) = 1),
    f.app_id, jsonb_build_object('finding', f.fingerprint, 'code', f.code, 'severity', f.severity)
  from findings f
  where f.last_run_id = cast(:run as uuid) and f.change <> 'still'
  order by array_position(${severityList}, f.severity), f.code collate "C", f.fingerprint collate "C"`

/** Values of Zendesk users go as soon as they prove nothing any more; those of members go with the member. */
const forgetZendesk = `
  delete from finding_subjects s using findings f
  where s.finding_id = f.id and f.last_run_id = cast(:run as uuid) and f.change = 'resolved' and s.zendesk_id is not null`

export const concludeSteps = [
  dropOrphans,
  groupSightings,
  'analyze audit_seen',
  openNew,
  nameNew,
  seeAgain,
  seeChanged,
  seeCarried,
  resolveUnseen,
  endDecisions,
  clearSubjects,
  writeSubjects,
  recordEvents,
  forgetZendesk,
]

/** Those of this run and all that stand. */
export const countFindings = `
  select code, severity, state, count(*) as count from findings
  where state <> 'resolved' or last_run_id = cast(:run as uuid) and change = 'resolved'
  group by code, severity, state
  order by array_position(${severityList}, severity), code collate "C", state collate "C"`

/** In no order, so that a million need no sorting; two halves, so that none is hit by chance. */
export const digestFindings = `
  select concat(count(*), '-', to_hex(coalesce(bit_xor(hashtextextended(line, 1)), 0)), to_hex(coalesce(bit_xor(hashtextextended(line, 2)), 0)))
    as digest
  from (
    select concat_ws(' ', fingerprint, evidence_hash, state, severity) as line from findings where state <> 'resolved'
  ) standing`

/** What still has to be put right at the end of the day, as far as it is known now. */
export const keepDay = [
  `delete from finding_days where day = cast(cast(:now as timestamptz) at time zone cast(:zone as text) as date)`,
  `insert into finding_days (day, code, severity, open)
   select cast(cast(:now as timestamptz) at time zone cast(:zone as text) as date), code, severity, count(*)
   from findings where state in ('open', 'acknowledged') group by code, severity`,
]
