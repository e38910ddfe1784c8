SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT 'crs_' || encode(uuid_send("t0".id), 'hex') AS "id", "t0"."slug" AS "slug", "t0"."access" AS "access", "t0"."validity_months" AS "validityMonths", coalesce((
      SELECT x.summary
      FROM course_translation x
      WHERE x.course_id = "t0".id
      ORDER BY (x.language = $1::text) DESC NULLS LAST, (x.language = 'EN') DESC, x.language
      LIMIT 1
    ), '') AS "summary", coalesce((
      SELECT x.title
      FROM course_translation x
      WHERE x.course_id = "t0".id
      ORDER BY (x.language = $2::text) DESC NULLS LAST, (x.language = 'EN') DESC, x.language
      LIMIT 1
    ), '') AS "title", coalesce((
      SELECT x.title
      FROM course_translation x
      WHERE x.course_id = "t0".id
      ORDER BY (x.language = $3::text) DESC NULLS LAST, (x.language = 'EN') DESC, x.language
      LIMIT 1
    ), '') AS "french", coalesce((
      SELECT x.title
      FROM course_translation x
      WHERE x.course_id = "t0".id
      ORDER BY (x.language = $4::text) DESC NULLS LAST, (x.language = 'EN') DESC, x.language
      LIMIT 1
    ), '') AS "english", (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."language" AS "language", "t1"."title" AS "title", "t1"."summary" AS "summary"
        FROM (
          SELECT *
          FROM "course_translation" "t1"
          WHERE ("t1"."course_id" = "t0".id)
          AND (EXISTS (
            SELECT 1
            FROM course c
            WHERE c.id = "t1".course_id
            AND (c.published_at <= now())
          ))
          ORDER BY "t1".language
          LIMIT 200
        ) "t1"
        ORDER BY "t1".language
      ) e
    ) AS "translations", (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT 'mod_' || encode(uuid_send("t2".id), 'hex') AS "id", "t2"."position" AS "position", "t2"."kind" AS "kind", "t2"."pass_mark" AS "passMark", coalesce((
          SELECT x.title
          FROM course_module_translation x
          WHERE x.module_id = "t2".id
          ORDER BY (x.language = $5::text) DESC NULLS LAST, (x.language = 'EN') DESC, x.language
          LIMIT 1
        ), '') AS "title"
        FROM (
          SELECT *
          FROM "course_module" "t2"
          WHERE ("t2"."course_id" = "t0".id)
          AND (EXISTS (
            SELECT 1
            FROM course c
            WHERE c.id = "t2".course_id
            AND (c.published_at <= now())
          ))
          ORDER BY "t2".position
          LIMIT 200
        ) "t2"
        ORDER BY "t2".position
      ) e
    ) AS "modules"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "course" "t0" ON ("t0".slug = $6::text)
AND ("t0".published_at <= now())
