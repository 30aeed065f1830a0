#!/usr/bin/env bash
# Gives Kibana and the jobs their logins: logins.sh URL, with ELASTIC_PASSWORD, KIBANA_PASSWORD and TIDEMARK_PASSWORD in the
# environment. Run again, it sets the passwords again.
set -euo pipefail

# Reads what is to be put from standard input: no password is on a command line.
put() {
    curl -fsS -o /dev/null -X PUT -H 'Content-Type: application/json' --data-binary @- \
        --config <(echo "user = \"elastic:$ELASTIC_PASSWORD\"") "$url/_security/$1"
    echo "put $1"
}

url=$1
put user/kibana_system/_password <<<"{\"password\": \"$KIBANA_PASSWORD\"}"
put role/tidemark <"$(dirname "$0")/role.json"
put user/tidemark <<<"{\"password\": \"$TIDEMARK_PASSWORD\", \"roles\": [\"tidemark\"]}"
