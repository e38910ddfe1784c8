SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT json_object_agg(o.k, o.v)
  FROM (VALUES ('aVeryLongResponseKeyThatIsLongerThanTheSixtyThreeBytesOfAnIdentifier', to_json("t0"."name")), ('slug', to_json("t0"."slug"))) o(k, v)
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $1::text)
