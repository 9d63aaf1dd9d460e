#!/bin/sh
# Builds everything and passes all tests: compiles with all checks, formats checked, tests, coverage.
# Arguments replace "verify": ./build.sh -pl engine -am test
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
JAVA_HOME=$("$home/perilune" --print-jdk)
export JAVA_HOME
if ! command -v mvn >/dev/null 2>&1; then
  echo "build: Maven was not found on PATH (Debian: sudo apt install maven; macOS: brew install maven)" >&2
  exit 2
fi
cd "$home"
[ "$#" -gt 0 ] || set -- verify
exec mvn -B -ntp "$@"
