// PostGraphile 5 on PORT: the tables as they are, the viewer as settings that row-level security reads.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { sql } from "postgraphile/pg-sql2";
import { TYPES } from "postgraphile/@dataplan/pg";
import { context } from "postgraphile/grafast";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { extendSchema } from "postgraphile/utils";
import { postgraphile } from "postgraphile";
import pg from "pg";

const [port, poolSize] = process.argv.slice(2).map(Number);
const connection = { host: process.env.PGHOST, database: process.env.PGDATABASE, user: "postgraphile" };
const pool = new pg.Pool({ ...connection, max: poolSize });

async function settingsOf(authorization) {
  const token = (authorization ?? "").replace(/^Bearer /, "");
  const hash = createHash("sha256").update(token).digest();
  const found = await pool.query({
    name: "viewer",
    text: "SELECT * FROM hidden.viewer_of_token($1)",
    values: [hash],
  });
  if (found.rows.length === 0) throw new Error("This token does not count.");
  return Object.fromEntries(Object.entries(found.rows[0]).map(([name, value]) => [`viewer.${name}`, value]));
}

// What is no column. Titles are written into the statement: a function would be called for each row.
const fields = extendSchema((build) => ({
  typeDefs: `
    extend type Query { viewer: Account }
    extend type Course { title: String! }
    extend type Learner { email: String }
  `,
  objects: {
    Query: {
      plans: {
        viewer() {
          return build.pgResources.account.get({ id: context().get("pgSettings").get("viewer.account") });
        },
      },
    },
    Course: {
      plans: {
        title($course) {
          const { alias } = $course.getClassStep();
          const title = sql`(SELECT x.title FROM course_translation x WHERE x.course_id = ${alias}.id
            ORDER BY x.language = 'EN' DESC, x.language LIMIT 1)`;
          return $course.select(sql`coalesce(${title}, '')`, TYPES.text);
        },
      },
    },
    Learner: {
      plans: {
        email($learner) {
          const { alias } = $learner.getClassStep();
          return $learner.select(sql`hidden.email(${alias}.id, ${alias}.account_id)`, TYPES.text);
        },
      },
    },
  },
}));

const preset = {
  extends: [PostGraphileAmberPreset],
  plugins: [fields],
  // It leaves out orders and conditions of columns that no index starts with; ours are the second of one.
  disablePlugins: ["PgIndexBehaviorsPlugin"],
  pgServices: [makePgService({ pool, schemas: ["public"] })],
  grafserv: { graphqlPath: "/graphql", graphiql: false, websockets: false, watch: false },
  grafast: {
    explain: false,
    async context(request) {
      return { pgSettings: await settingsOf(request.node?.req.headers.authorization) };
    },
  },
};

const instance = postgraphile(preset);
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(port, "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
