# What an OpenID Connect provider says of itself, as directives for Apache. Only plain https addresses
# pass, so nothing in it can end a directive and begin another, or name a variable of the server's.

def needed($name):
  .[$name]
  | if type == "string" and length <= 2000
      and test("\\Ahttps://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~!&()*+,;=:@%/?-]*)?\\z")
    then .
    else error("its \($name) is no plain https address") end;

def directive($directive; $name): "\($directive) \"\(needed($name))\"";

def optional($directive; $name):
  if .[$name] == null then empty else directive($directive; $name) end;

# Where it says nothing it takes the client's secret as HTTP does: OpenID Connect Discovery 1.0, 3.
def authentication:
  (.token_endpoint_auth_methods_supported // ["client_secret_basic"]) as $taken
  | first(
      ("client_secret_basic", "client_secret_post", "client_secret_jwt")
      | select(. as $way | $taken | type == "array" and any(. == $way))
    )
    // error("it takes the client's secret in no way that the gate knows");

if length != 1 or (.[0] | type) != "object" then error("it is no description") else .[0] end
| if .issuer == $issuer then .
  else error("it calls its issuer \(.issuer | tojson | .[:300]), and gate.yml \($issuer)") end
| [
    directive("OIDCProviderIssuer"; "issuer"),
    directive("OIDCProviderAuthorizationEndpoint"; "authorization_endpoint"),
    directive("OIDCProviderTokenEndpoint"; "token_endpoint"),
    "OIDCProviderTokenEndpointAuth \(authentication)",
    directive("OIDCProviderUserInfoEndpoint"; "userinfo_endpoint"),
    directive("OIDCProviderJwksUri"; "jwks_uri"),
    optional("OIDCProviderEndSessionEndpoint"; "end_session_endpoint"),
    optional("OIDCProviderRevocationEndpoint"; "revocation_endpoint")
  ]
# All of it or nothing.
| join("\n")
