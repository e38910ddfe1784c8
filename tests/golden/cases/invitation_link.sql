SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT CASE WHEN "t1".id IS NOT NULL THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT $1::text || '/join/' || "t1".token AS "url", ("t1".is_active AND "t1".rotated_at IS NULL AND coalesce("t1".expires_at > now(), TRUE) AND coalesce("t1".uses < "t1".max_uses, TRUE)) AS "isActive", "t1"."is_active" AS "isSwitchedOn", "t1"."max_uses" AS "maxUses", "t1"."uses" AS "uses", "t1"."expires_at" AS "expiresAt", CASE WHEN "t1".rotated_at IS NULL THEN (
          SELECT count(*)
          FROM invitation m
          WHERE m.organization_id = "t1".organization_id
          AND m.state IN ('QUEUED', 'SENT', 'FAILED')
          AND m.expires_at > now()
        ) ELSE 0 END AS "openInvitations", CASE WHEN "t1".rotated_at IS NULL
        AND NOT "t1".is_active THEN (
          SELECT count(*)
          FROM invitation m
          WHERE m.organization_id = "t1".organization_id
          AND m.state IN ('QUEUED', 'SENT', 'FAILED')
          AND m.expires_at > now()
        ) ELSE 0 END AS "pausedInvitations", (
          SELECT to_json(r.*)
          FROM (
            SELECT $1::text || '/join/' || "t1".token || '/qr.svg' AS "svgUrl", $1::text || '/join/' || "t1".token || '/qr.png' AS "pngUrl"
          ) r
        ) AS "qrCode"
      ) r
    ) END AS "invitationLink"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $2::text)
LEFT JOIN "invitation_link" "t1" ON ("t1".organization_id = "t0".id AND "t1".rotated_at IS NULL)
AND ("t1".organization_id = ANY ($3::uuid[]))
