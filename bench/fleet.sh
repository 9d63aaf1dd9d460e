#!/bin/sh
# Makes the telemetry of an invented fleet, or holds findings against its labels; needs a JDK 25 and no build.
#   bench/fleet.sh --seed 1 --drift bench/drifts/usual.drift --out /tmp/fleet
#   bench/fleet.sh score /tmp/fleet/labels.ndjson findings.ndjson HOSTS DAYS
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
java=$("$home/../perilune" --print-jdk)/bin/java
class=Fleet
if [ "${1:-}" = score ]; then
  class=FleetScore
  shift
fi
exec "$java" -XX:+UseSerialGC "$home/src/main/java/perilune/bench/fleet/$class.java" "$@"
