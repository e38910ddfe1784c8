// PostGraphile 5 on PORT for the write benchmark: the functions of benchmarks/writes/functions.sql as mutations.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { grafserv } from "postgraphile/grafserv/node";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { postgraphile } from "postgraphile";
import pg from "pg";

const [port, poolSize] = process.argv.slice(2).map(Number);
const connection = { host: process.env.PGHOST, database: process.env.PGDATABASE, user: "postgraphile" };
const pool = new pg.Pool({ ...connection, max: poolSize });

async function settingsOf(authorization) {
  const token = (authorization ?? "").replace(/^Bearer /, "");
  const hash = createHash("sha256").update(token).digest();
  const found = await pool.query({
    name: "writer",
    text: "SELECT * FROM hidden.writer_of_token($1)",
    values: [hash],
  });
  if (found.rows.length === 0) throw new Error("This token does not count.");
  return Object.fromEntries(Object.entries(found.rows[0]).map(([name, value]) => [`viewer.${name}`, value]));
}

const preset = {
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ pool, schemas: ["public"] })],
  grafserv: { graphqlPath: "/graphql", graphiql: false, websockets: false, watch: false },
  grafast: {
    explain: false,
    async context(request) {
      return { pgSettings: await settingsOf(request.node?.req.headers.authorization) };
    },
  },
};

const server = createServer();
await postgraphile(preset).createServ(grafserv).addTo(server);
server.listen(port, "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
