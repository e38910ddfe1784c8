-- Who am I, and where, for one bearer token: $1 its hash. No row: the token does not count.
SELECT to_json(v) FROM (
  SELECT 'acc_' || encode(uuid_send(a.id), 'hex') AS id, a.email, (
    SELECT coalesce(json_agg(r), '[]') FROM (
      SELECT 'mem_' || encode(uuid_send(m.id), 'hex') AS id, m.role, (
        SELECT to_json(r) FROM (SELECT 'org_' || encode(uuid_send(o.id), 'hex') AS id, o.name) r
      ) AS organization
      FROM membership m JOIN organization o ON o.id = m.organization_id
      WHERE m.account_id = a.id ORDER BY m.created_at, m.id
    ) r
  ) AS memberships
  FROM access_token t JOIN account a ON a.id = t.account_id
  WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > now() AND t.kind IN ('MOBILE_ACCESS', 'PERSONAL')
) v
