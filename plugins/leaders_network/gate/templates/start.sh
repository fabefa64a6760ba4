#!/bin/sh
# Starts the gate: makes the folders it writes to, puts what providers must be asked with where only
# the gate reads it, and hands over to Apache. Written by `python build.py gate`.
set -eu
umask 077

: "${GATE_SESSION_KEY:?give a secret of at least 32 characters, such as that of: openssl rand -hex 32}"
[ "$(printf '%s' "$GATE_SESSION_KEY" | wc -c)" -ge 32 ] || { echo "GATE_SESSION_KEY is shorter than 32 characters" >&2; exit 2; }
{% for provider in providers %}
: "${{ '{' }}{{ provider.secret }}:?give the secret that {{ provider.id }} gave to this client}"
{% endfor %}
GATE_RUN="${GATE_RUN:-/run/leaders-network}"
export GATE_RUN
{% for name in providers | map(attribute="secret") | unique %}
export {{ name }}
{% endfor %}

mkdir -p "$GATE_RUN/providers" "$GATE_RUN/dav" "{{ sessions }}" {{ state }}/log {{ state }}/visits
while read -r box; do mkdir -p "$box"; done < {{ gate }}/boxes
# Letter boxes of consultations open and close by the clock there.
TZ="{{ settings.server.time_zone }}"
export TZ
[ -f "/usr/share/zoneinfo/$TZ" ] || { echo "this machine does not know the time zone $TZ; install tzdata" >&2; exit 2; }
printf '%s\n' "$GATE_SESSION_KEY" > "$GATE_RUN/session.key"
{% if several %}

# A provider is asked for its own description once; where it does not answer, the gate starts without
# it, and nobody whom it vouches for gets in until it is restarted.
quoted() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }
{% for provider in providers %}
file="$GATE_RUN/providers/{{ names[provider.id] }}"
printf '{"client_id":"%s","client_secret":"%s"}\n' '{{ provider.client_id }}' "$(quoted "${{ '{' }}{{ provider.secret }}{{ '}' }}")" > "$file.client"
curl --fail --silent --show-error --max-time 10 --cacert "{{ settings.server.authorities }}" \
  --output "$file.provider.new" "{{ provider.issuer.rstrip('/') }}/.well-known/openid-configuration" \
  && mv "$file.provider.new" "$file.provider" \
  || echo "{{ provider.id }} does not answer; nobody can sign in with it yet" >&2
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
