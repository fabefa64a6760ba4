/**
 * An OpenID provider for demonstrations and tests: whoever opens it chooses who to be.
 *
 * It asks for no password, so it must never stand where real people's sites are. Its people and the
 * client it knows come from the JSON file it is started with, which is read again at every request:
 *
 *     {"issuer": "https://127.0.0.1:9001", "certificate": "cert.pem", "certificate_key": "key.pem",
 *      "client": {"id": "…", "secret": "…", "home": "https://…"},
 *      "people": [{"id": "ada", "name": "Ada Vale", "who": "a leader", "email": "…", "verified": true}],
 *      "in_id_token": false, "access_token_lasts": 3600}
 */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import Provider from "oidc-provider";

const [file, host = "127.0.0.1"] = process.argv.slice(2);
const settings = () => JSON.parse(readFileSync(file, "utf8"));
const { issuer, client, certificate, certificate_key: key, in_id_token: inIdToken, access_token_lasts: lasts = 3600 } = settings();

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

/** @param {string} id */
const person = (id) => settings().people.find((one) => one.id === id);

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: client.id,
      client_secret: client.secret,
      grant_types: ["authorization_code", "refresh_token"],
      redirect_uris: [`${client.home}/gate/callback`],
      post_logout_redirect_uris: [`${client.home}/gate/signed-out.html`],
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"] },
  conformIdTokenClaims: !inIdToken,
  cookies: { keys: [randomBytes(32).toString("hex")] },
  features: { devInteractions: { enabled: false } },
  // Whoever asks goes by the same clock, or by a good one: a token is over when it says so.
  clockTolerance: 0,
  pkce: { required: () => true },
  ttl: { AccessToken: lasts, Grant: 36000, IdToken: 3600, RefreshToken: 36000, Interaction: 600, Session: 36000 },
  interactions: { url: (_, interaction) => `/choose/${interaction.uid}` },
  findAccount: (_, id) => {
    const found = person(id);
    if (!found) return undefined;
    const claims = { sub: id, email: found.email, email_verified: found.verified };
    return { accountId: id, claims: () => claims };
  },
  // Whoever asks here has chosen to: there is nothing more to agree to.
  loadExistingGrant: async (context) => {
    const { client: asking, session } = context.oidc;
    const grant = new provider.Grant({ accountId: session.accountId, clientId: asking.clientId });
    grant.addOIDCScope("openid email offline_access");
    await grant.save();
    return grant;
  },
});

/** @param {string} uid */
const choice = (uid) => `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Who are you today?</title>
<style>body{font:1.1rem/1.5 system-ui;max-width:36rem;margin:3rem auto;padding:0 1rem}
button{display:block;width:100%;margin:.5rem 0;padding:.7rem 1rem;font:inherit;text-align:left;cursor:pointer}
small{display:block}</style>
<h1>Who are you today?</h1><p>A demonstration: no password is asked.</p>
<form method="post" action="/choose/${escaped(uid)}">${settings()
  .people.map(
    ({ id, name, who, email }) =>
      `<button name="person" value="${escaped(id)}">${escaped(name)}, ${escaped(who)}<small>${escaped(email)}</small></button>`,
  )
  .join("")}</form></html>`;

provider.use(async (context, next) => {
  const uid = /^\/choose\/([\w-]+)$/.exec(context.path)?.[1];
  if (!uid) return next();
  if (context.method === "GET") {
    context.type = "html";
    context.body = choice(uid);
    return undefined;
  }
  const parts = [];
  for await (const part of context.req) parts.push(part);
  const accountId = new URLSearchParams(Buffer.concat(parts).toString()).get("person");
  const chosen = { login: { accountId: person(accountId) ? accountId : "nobody" }, consent: {} };
  return provider.interactionFinished(context.req, context.res, chosen);
});

const tls = { cert: readFileSync(certificate), key: readFileSync(key) };
createServer(tls, provider.callback()).listen(Number(new URL(issuer).port || 443), host, () =>
  console.log(`Ready at ${issuer}`),
);
