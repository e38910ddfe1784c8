SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT "t0"."number" AS "number", "t0"."holder_name" AS "holderName", "t0"."issued_at" AS "issuedAt", "t0"."expires_at" AS "expiresAt", "t0"."revoked_at" AS "revokedAt", "t0".revoked_at IS NULL
    AND ("t0".expires_at IS NULL OR "t0".expires_at > now()) AS "isValid", coalesce((
      SELECT x.title
      FROM course_translation x
      WHERE x.course_id = "t0".course_id
      ORDER BY (x.language = $1::text) DESC NULLS LAST, (x.language = 'EN') DESC, x.language
      LIMIT 1
    ), '') AS "courseTitle", CASE WHEN "t1".id IS NOT NULL THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT coalesce((
          SELECT x.title
          FROM course_translation x
          WHERE x.course_id = "t1".id
          ORDER BY (x.language = $2::text) DESC NULLS LAST, (x.language = 'EN') DESC, x.language
          LIMIT 1
        ), '') AS "title"
      ) r
    ) END AS "course"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "certificate" "t0" ON ("t0".number = $3::text)
LEFT JOIN "course" "t1" ON ("t1".id = "t0"."course_id")
AND ("t1".published_at <= now())
