"""A GraphQL selection becomes one SQL statement that PostgreSQL answers with the JSON itself.

`declare` says what a field reads; `catalogue` collects the declarations of a schema; then, per query,
`plan` → `guard` → `render` → `execute`. The package knows no noun of the product.
"""
