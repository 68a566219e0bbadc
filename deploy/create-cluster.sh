#!/bin/sh
# Makes a cluster of the nodes that are named, half of them replicas; changes nothing where there is one already.
set -eu
export REDISCLI_AUTH="$REDIS_PASSWORD"

ask() { redis-cli -h "${1%:*}" -p "${1#*:}" --no-auth-warning "$2" "$3" 2>/dev/null | tr -d '\r'; }
each_says() {
  for node in $nodes; do ask "$node" CLUSTER INFO | grep -q "^$1\$" || return 1; done
}
within_a_minute() {
  for _ in $(seq 60); do "$@" && return 0; sleep 1; done
  return 1
}
answer() { for node in $nodes; do ask "$node" CLUSTER INFO | grep -q cluster_state || return 1; done; }

nodes=$*
within_a_minute answer || { echo "Not every node answers: $nodes"; exit 1; }
if each_says cluster_known_nodes:1 && each_says cluster_slots_assigned:0; then
  # shellcheck disable=SC2086 # one word a node
  redis-cli --no-auth-warning --cluster create $nodes --cluster-replicas 1 --cluster-yes
fi
within_a_minute each_says cluster_state:ok || {
  echo "The nodes know each other and are no whole cluster. Look: redis-cli --cluster check $1"
  exit 1
}
echo "The cluster is whole."
