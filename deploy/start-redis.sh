#!/bin/sh
# Starts Redis with the settings of file $1. The password comes by standard input: in the list of processes anybody could read it.
set -eu
exec redis-server "$1" - <<END
requirepass $REDIS_PASSWORD
masterauth $REDIS_PASSWORD
END
