import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { atMoment } from "@/server/test/clock";
import { curlRequest, fillWords, sendAnywhere, shellWords } from "@/server/test/curl";
import { createReferenceWorld, EXAMPLE, type ReferenceWorld } from "@/server/test/reference-world";

/** The curl commands that the two documents print, letter for letter. */
const PRINTED: readonly { name: string; appName?: string; status: number; curl: string }[] = [
  {
    name: "POST /api/auth/register",
    status: 201,
    curl: `curl -X POST https://keyaux.caelen.workers.dev/api/auth/register \\
  -H "Content-Type: application/json" \\
  -d '{
    "username": "myuser",
    "email": "me@example.com",
    "password": "securepass123"
  }'`,
  },
  {
    name: "POST /api/auth/login",
    status: 200,
    curl: `curl -X POST https://keyaux.caelen.workers.dev/api/auth/login \\
  -H "Content-Type: application/json" \\
  -d '{
    "username": "myuser",
    "password": "securepass123"
  }'`,
  },
  {
    name: "GET /api/dashboard/auth/me",
    status: 200,
    curl: `curl https://keyaux.caelen.workers.dev/api/dashboard/auth/me \\
  -H "Authorization: Bearer YOUR_JWT_TOKEN"`,
  },
  {
    name: "PUT /api/dashboard/auth/password",
    status: 200,
    curl: `curl -X PUT https://keyaux.caelen.workers.dev/api/dashboard/auth/password \\
  -H "Authorization: Bearer YOUR_JWT_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{
    "current_password": "oldpass",
    "new_password": "newpass123"
  }'`,
  },
  {
    name: "POST /api/dashboard/licenses/:appId",
    status: 201,
    curl: `curl -X POST https://keyaux.caelen.workers.dev/api/dashboard/licenses/APP_ID \\
  -H "Authorization: Bearer YOUR_JWT_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{
    "count": 5,
    "duration_days": 30,
    "mask": "XXXX-XXXX-XXXX-XXXX",
    "note": "Batch #1"
  }'`,
  },
  {
    name: "POST /api/1.2/ type: init",
    status: 200,
    curl: `curl -X POST https://keyaux.caelen.workers.dev/api/1.2/ \\
  -H "Content-Type: application/json" \\
  -d '{
    "type": "init",
    "name": "My App",
    "ownerid": "YOUR_ACCOUNT_ID",
    "ver": "1.0"
  }'`,
  },
  {
    name: "Seller API overview",
    appName: "MyApp",
    status: 200,
    curl: `curl "https://keyaux.caelen.workers.dev/api/seller/?sellerkey=ka_xxx&type=add&appname=MyApp&expiry=30&amount=5"`,
  },
  {
    name: "Example: Generate License",
    appName: "MyApp",
    status: 200,
    curl: `curl "https://authly.cc/api/elite-key?key=YOUR_KEY&function=license&action=generate&url_prefix=myapp&app_name=MyApp&subscription=Default&expiry_date=2027-01-01T00:00:00.000Z&device_limit=1"`,
  },
  {
    name: "Example: Verify User Password",
    appName: "MyApp",
    status: 200,
    curl: `curl -X POST "https://authly.cc/api/elite-key?key=YOUR_KEY&function=user&action=verify_password&url_prefix=myapp&app_name=MyApp" \\
  -d "username=xela&password=mypassword"`,
  },
  {
    name: "Example: Extend User",
    appName: "MyApp",
    status: 200,
    curl: `curl "https://authly.cc/api/elite-key?key=YOUR_KEY&function=user&action=extend&url_prefix=myapp&app_name=MyApp&username=xela&days=30"`,
  },
  {
    name: "Example: Register Hash",
    appName: "MyApp",
    status: 200,
    curl: `curl -X POST "https://authly.cc/api/elite-key?key=YOUR_KEY&function=hash&action=register&url_prefix=myapp&app_name=MyApp" \\
  -H "Content-Type: application/json" \\
  -d '{"hash_value":"a3f1e9...","hash_name":"build-2026-05-31"}'`,
  },
];

/** What the documents leave to their readers: whose keys, whose application, which hash, which password. */
const ownWords = ({ words }: ReferenceWorld): Record<string, string> => ({
  ...words,
  YOUR_KEY: words["YOUR_ELITE_KEY"] ?? "",
  ka_xxx: words["YOUR_SELLER_KEY"] ?? "",
  myapp: words["URL_PREFIX"] ?? "",
  oldpass: EXAMPLE.account.password,
});

/** A day on which the documents were read: the dates that they print lie ahead. */
const DAY_OF_PRINT = "2026-06-01T12:00:00.000Z";

describe.each(PRINTED)("$name", ({ name, appName = "My App", status, curl }) => {
  test("the document's example succeeds on the day it was printed", () =>
    atMoment(DAY_OF_PRINT, async () => {
      const world = await createReferenceWorld({ appName });
      const { accounts } = schema;
      if (name.endsWith("register")) {
        await world.owner.ctx.db.delete(accounts).where(eq(accounts.id, world.owner.account.id));
      }
      const [command = []] = shellWords(curl);
      const words = ownWords(world);
      const filled = command.map((word) => fillWords(word, words).replace("a3f1e9...", "a3f1e9".padEnd(64, "0")));
      const reply = await sendAnywhere(curlRequest(filled));
      expect(reply.body).toMatchObject({ success: true });
      expect(reply.status).toBe(status);
    }));
});
