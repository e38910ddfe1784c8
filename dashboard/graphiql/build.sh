#!/bin/sh
# Copies the built files of GraphiQL and React, in the versions of package-lock.json, to vendor/. `make graphiql`.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp package.json package-lock.json "$work"
# No package may run a script of its own: only files are wanted.
npm ci --prefix "$work" --ignore-scripts --no-audit --no-fund --silent
modules=$work/node_modules
rm -rf vendor
mkdir vendor
cp "$modules/react/umd/react.production.min.js" "$modules/react-dom/umd/react-dom.production.min.js" vendor
cp "$modules/graphiql/graphiql.min.js" "$modules/graphiql/graphiql.min.css" vendor
# The maps are four times as large as the code, and are not shipped: do not make browsers ask for them.
sed -i.bak -e '/^\/\/# sourceMappingURL=/d' -e 's|/\*# sourceMappingURL=[^*]*\*/||' vendor/*.js vendor/*.css
rm vendor/*.bak
# The licences of all that the bundle holds, each text once, with the packages that it is of.
node licences.mjs "$modules" >vendor/LICENCES.txt
