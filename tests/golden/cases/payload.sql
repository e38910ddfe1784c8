SELECT asker.is_platform_staff, asker.readable, asker.managed, asker.member_of, asker.teams, (NOT asker.is_platform_staff)
AND (asker.readable <> '{}')
AND (asker.managed <> '{}')
AND (asker.member_of <> '{}')
AND (asker.teams = '{}') AS fits, CASE WHEN (NOT asker.is_platform_staff)
AND (asker.readable <> '{}')
AND (asker.managed <> '{}')
AND (asker.member_of <> '{}')
AND (asker.teams = '{}') THEN (
  SELECT CASE WHEN "t0".id IS NOT NULL THEN (
    SELECT to_json(r.*)
    FROM (
      SELECT 'lnk_' || encode(uuid_send("t0".id), 'hex') AS "id", ("t0".is_active AND "t0".rotated_at IS NULL AND coalesce("t0".expires_at > now(), TRUE) AND coalesce("t0".uses < "t0".max_uses, TRUE)) AS "isActive", $1::text || '/join/' || "t0".token AS "url"
    ) r
  ) END
  FROM (
    SELECT
  ) root
  LEFT JOIN "invitation_link" "t0" ON ("t0".id = $2::uuid)
  AND ("t0".organization_id = ANY ((asker.readable)::uuid[]))
) END AS answer
FROM (
  SELECT a.is_platform_staff, m.readable, m.managed, m.member_of, c.teams
  FROM account a
  CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(organization_id) FILTER (
  WHERE role IN ('ADMIN', 'ANALYST', 'OWNER')), '{}') AS readable, coalesce(array_agg(organization_id) FILTER (
  WHERE role IN ('ADMIN', 'OWNER')), '{}') AS managed, coalesce(array_agg(organization_id), '{}') AS member_of FROM membership
  WHERE account_id = a.id ) m
  CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(tc.team_id), '{}') AS teams FROM membership ms JOIN team_coach tc ON tc.membership_id = ms.id
  WHERE ms.account_id = a.id AND ms.role = 'COACH' ) c
  WHERE a.id = $3::uuid OFFSET 0
) asker
