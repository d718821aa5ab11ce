// SQL of a session's card: its columns over the row `s` of `sessions` and the tables beside it.
import { seatColumns } from './seat-facts.sql';

export const sessionTables = `sessions s
  join modules m on m.id = s.module_id
  join themes t on t.code = m.theme_code
  join regions r on r.code = s.region_code
  left join venues v on v.id = s.venue_id
  left join municipalities c on c.code = v.municipality_code`;

/** A day without half-day was moved away: its row stays for the invitations that were sent for it. */
const daysOf = `(select coalesce(json_agg(json_build_object('id', d.id, 'date', d.date, 'halfDays', (
      select coalesce(json_agg(json_build_object('id', h.id, 'period', h.period,
        'startTime', to_char(h.start_time, 'HH24:MI'), 'endTime', to_char(h.end_time, 'HH24:MI'),
        'startsAt', h.starts_at, 'endsAt', h.ends_at) order by h.starts_at), '[]')
      from half_days h where h.session_day_id = d.id)) order by d.date), '[]')
    from session_days d where d.session_id = s.id and exists (select 1 from half_days h where h.session_day_id = d.id))`;

/** @param at parameter that holds the instant at which places are counted */
export const cardColumns = (
  at: string,
) => `s.id, s.ref, s.title, m.code as "moduleCode", m.regime, t.code as "themeCode", t.label as "themeLabel",
  s.region_code as "regionCode", r.name as "regionName", c.department_code as "departmentCode", c.name as town,
  v.name as "venueName", s.format, s.state, s.version, s.opens_at as "opensAt", s.closes_at as "closesAt",
  s.starts_at as "startsAt", s.ends_at as "endsAt", s.funding, ${seatColumns(at)},
  ${daysOf} as days`;
