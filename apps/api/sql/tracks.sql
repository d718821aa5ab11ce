-- publishedModules
select distinct on (m.code) json_build_object('id', m.id, 'code', m.code, 'version', m.version, 'regime', m.regime, 'title', m.title,
    'theme', json_build_object('code', t.code, 'label', t.label), 'objectives', m.objectives, 'audience', m.audience,
    'prerequisites', m.prerequisites, 'methods', m.methods, 'assessment', m.assessment, 'outcome', m.outcome,
    'plannedMinutes', m.planned_minutes, 'defaultCapacity', m.default_capacity) as module
     from modules m join themes t on t.code = m.theme_code
     where m.state = 'PUBLISHED' order by m.code, m.version desc;

-- themes
select code, label from themes order by label collate "fr-x-icu";

-- tracksWithModules
select k.id, k.region_code as "regionCode", r.name as "regionName", k.year, k.title, k.summary, k.lead,
       coalesce(s.steps, '[]') as steps
     from tracks k
     join regions r on r.code = k.region_code
     left join lateral (
       select json_agg(json_build_object('position', km.position, 'module', json_build_object('id', m.id, 'code', m.code, 'version', m.version, 'regime', m.regime, 'title', m.title,
    'theme', json_build_object('code', t.code, 'label', t.label), 'objectives', m.objectives, 'audience', m.audience,
    'prerequisites', m.prerequisites, 'methods', m.methods, 'assessment', m.assessment, 'outcome', m.outcome,
    'plannedMinutes', m.planned_minutes, 'defaultCapacity', m.default_capacity)) order by km.position) as steps
       from track_modules km join modules m on m.id = km.module_id join themes t on t.code = m.theme_code
       where km.track_id = k.id) s on true
     where $1::uuid is null or k.id = $1
     order by k.year desc, r.name collate "fr-x-icu";
