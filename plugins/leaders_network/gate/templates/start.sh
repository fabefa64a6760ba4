#!/bin/sh
# Starts the gate: makes the folders it writes to, asks the providers for what they say of themselves,
# and hands over to Apache. With --check, before Apache is told to read its configuration again, it
# does the same and says whether Apache can. Written by `python build.py gate`.
set -eu
umask 077

: "${GATE_SESSION_KEY:?give a secret of at least 32 characters, such as that of: openssl rand -hex 32}"
[ "$(printf '%s' "$GATE_SESSION_KEY" | wc -c)" -ge 32 ] || { echo "GATE_SESSION_KEY is shorter than 32 characters" >&2; exit 2; }
{% for provider in providers %}
: "${{ '{' }}{{ provider.secret }}:?give the secret that {{ provider.id }} gave to this client}"
{% endfor %}
{% if settings.server.certificate %}
for file in {{ settings.server.certificate }} {{ settings.server.certificate_key }}; do
  [ -r "$file" ] || { echo "$(id -un) may not read $file; give the gate a copy that it may read" >&2; exit 2; }
done
# Apache calls a configuration good without looking at these, and ends where they do not belong together.
own="$(openssl x509 -in {{ settings.server.certificate }} -noout -pubkey)" \
  && [ "$own" = "$(openssl pkey -in {{ settings.server.certificate_key }} -passin pass: -pubout)" ] \
  || { echo "{{ settings.server.certificate_key }} is not the key of {{ settings.server.certificate }}" >&2; exit 2; }
openssl x509 -in {{ settings.server.certificate }} -noout -checkend 0 > /dev/null \
  || echo "{{ settings.server.certificate }} has expired: browsers refuse it, and whoever came before cannot go on" >&2
{% endif %}
GATE_RUN="${GATE_RUN:-/run/leaders-network}"
export GATE_RUN

mkdir -p "$GATE_RUN/providers" "$GATE_RUN/dav" "{{ sessions }}" {{ state }}/providers {{ state }}/log {{ state }}/visits
while read -r box; do mkdir -p "$box"; done < {{ gate }}/boxes
# Letter boxes of consultations open and close by the clock there.
TZ="{{ settings.server.time_zone }}"
export TZ
[ -f "/usr/share/zoneinfo/$TZ" ] || { echo "this machine does not know the time zone $TZ; install tzdata" >&2; exit 2; }
printf '%s\n' "$GATE_SESSION_KEY" > "$GATE_RUN/session.key"

# Each provider is asked what it says of itself: now, and whenever the gate is made to read its
# configuration again. What it said last holds while it does not answer. Where it never did, the gate
# starts all the same, and nobody whom it vouches for gets in.
told() { printf '%s' "{{ state }}/providers/$1.json"; }
directives() { jq --slurp --exit-status --raw-output --arg issuer "$2" --from-file "{{ gate }}/provider.jq" "$1"; }
ask() {
  fresh="$(told "$1").new"
  curl --fail --silent --show-error --max-time 10 --max-filesize 1000000 --proto =https \
    --cacert "{{ settings.server.authorities }}" --output "$fresh" "${2%/}/.well-known/openid-configuration" \
    && directives "$fresh" "$2" > /dev/null && mv "$fresh" "$(told "$1")" && return
  rm -f "$fresh"
  if directives "$(told "$1")" "$2" > /dev/null 2>&1; then
    echo "$1 does not answer as it should; what it said of itself last holds" >&2
  else
    echo "$1 does not answer as it should; nobody can sign in with it before it does and the gate is reloaded" >&2
    return 1
  fi
}
quoted() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }
{% if several %}
{% for provider in providers %}
file="$GATE_RUN/providers/{{ names[provider.id] }}"
printf '{"client_id":"%s","client_secret":"%s"}\n' '{{ provider.client_id }}' "$(quoted "${{ '{' }}{{ provider.secret }}{{ '}' }}")" > "$file.client"
printf '{"scope":"%s","auth_request_params":"%s"}\n' '{{ provider.scope }}' '{{ provider.parameters }}' > "$file.conf"
if ask "{{ provider.id }}" "{{ provider.issuer }}"; then cp "$(told "{{ provider.id }}")" "$file.provider"; else rm -f "$file.provider"; fi
{% endfor %}
# Of a provider that is not listed any more nothing is left.
for file in "$GATE_RUN"/providers/*; do
  case "${file##*/}" in
{% for provider in providers %}
    "{{ names[provider.id] }}".client|"{{ names[provider.id] }}".conf|"{{ names[provider.id] }}".provider) ;;
{% endfor %}
    *) rm -f "$file" ;;
  esac
done
{% else %}
{% for provider in providers %}
# Apache looks a provider's description up at each request, from one file and one request after the
# other; as directives it has it from the beginning. In the secret a dollar would begin the name of a
# variable, so it is one itself.
{
printf 'Define GATE_DOLLAR $\nOIDCClientSecret "%s"\n' "$(quoted "${{ '{' }}{{ provider.secret }}{{ '}' }}" | sed 's/\$/${GATE_DOLLAR}/g')"
if ask "{{ provider.id }}" "{{ provider.issuer }}"; then
  directives "$(told "{{ provider.id }}")" "{{ provider.issuer }}"
else
  printf '%s\n' 'OIDCProviderIssuer "{{ provider.issuer }}"' \
    'OIDCProviderAuthorizationEndpoint "{{ closed }}"' \
    'OIDCProviderTokenEndpoint "https://nowhere.invalid/"' \
    'OIDCProviderUserInfoEndpoint "https://nowhere.invalid/"' \
    'OIDCProviderJwksUri "https://nowhere.invalid/"'
fi
} > "$GATE_RUN/provider.new"
mv "$GATE_RUN/provider.new" "$GATE_RUN/provider.conf"
{% endfor %}
{% endif %}

# Started by root, Apache becomes {{ settings.server.user }}, and so must own what it writes to, and nothing that root reads.
if [ "$(id -u)" = 0 ]; then
  chmod 711 "$GATE_RUN"
  chown -R {{ settings.server.user }}: "$GATE_RUN/providers" "$GATE_RUN/dav" "{{ sessions }}" {{ state }}/inbox {{ state }}/visits
fi
if [ "${1:-}" = --check ]; then exec apache2 -t -f "{{ gate }}/apache.conf"; fi
# Sessions outlive a restart in this folder; the number of a process that was killed must not.
rm -f "$GATE_RUN/apache.pid"
exec apache2 -D FOREGROUND -f "{{ gate }}/apache.conf"
