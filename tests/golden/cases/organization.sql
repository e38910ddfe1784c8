SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT 'org_' || encode(uuid_send("t0".id), 'hex') AS "id", "t0"."name" AS "name", "t0"."slug" AS "slug", "t0"."kind" AS "kind", "t0"."created_at" AS "createdAt", (
      SELECT to_json(r.*)
      FROM (
        SELECT "t0"."logo_url" AS "logoUrl", "t0"."primary_colour" AS "primaryColour", "t0"."accent_colour" AS "accentColour", "t0"."signatory_name" AS "signatoryName", "t0"."signatory_title" AS "signatoryTitle"
      ) r
    ) AS "branding", CASE WHEN "t0".id = ANY ($1::uuid[]) THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT coalesce((
          SELECT x.balance
          FROM ledger_account x
          WHERE x.organization_id = "t0".id
          AND x.kind = 'AVAILABLE'
        ), 0) AS "balance", coalesce((
          SELECT x.balance
          FROM ledger_account x
          WHERE x.organization_id = "t0".id
          AND x.kind = 'RESERVED'
        ), 0) AS "reserved", coalesce((
          SELECT x.balance
          FROM ledger_account x
          WHERE x.organization_id = "t0".id
          AND x.kind = 'SPENT'
        ), 0) AS "spent"
      ) r
    ) END AS "credits", CASE WHEN "t1".id IS NOT NULL THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT 'lnk_' || encode(uuid_send("t1".id), 'hex') AS "id", $2::text || '/join/' || "t1".token AS "url", "t1"."token" AS "token", ("t1".is_active AND "t1".rotated_at IS NULL AND coalesce("t1".expires_at > now(), TRUE) AND coalesce("t1".uses < "t1".max_uses, TRUE)) AS "isActive", "t1"."created_at" AS "createdAt"
      ) r
    ) END AS "invitationLink"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $3::text)
LEFT JOIN "invitation_link" "t1" ON ("t1".organization_id = "t0".id AND "t1".rotated_at IS NULL)
AND ("t1".organization_id = ANY ($1::uuid[]))
